"""Gaps as they were found when the data were published: read, never recomputed by a page."""

from sqlalchemy import PrimaryKeyConstraint, Table

from dashboard.database.schema.columns import code, day, metadata, share, words

gap = Table(
    "gap",
    metadata,
    code("programme", "工作模式", required=True),
    code("standard", "标准", required=True),
    code("unit", "单位（含分项）", required=True),
    code("code", "单位代码", required=True),
    code("part", "分项代码（无分项为空字符）", required=True),
    words("name", "单位名称"),
    code("county", "区县代码"),
    code("town", "街道乡镇"),
    code("station", "派出所"),
    share("required", "应有"),
    share("measured", "实有"),
    day("since", "自", required=True),
    day("until", "至（不含当日；空为未补上）"),
    comment="覆盖缺口（一段一行，发布时核对得出）",
)
judged_standard = Table(
    "judged_standard",
    metadata,
    code("programme", "工作模式", required=True),
    code("standard", "标准", required=True),
    code("recipe", "标准与核对方法的指纹", required=True),
    day("data_to", "核对至", required=True),
    PrimaryKeyConstraint("programme", "standard"),
    comment="已核对的标准",
)
