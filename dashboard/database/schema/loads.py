"""What was loaded, when, from which file, and what was refused."""

from sqlalchemy import Table

from dashboard.database.schema.columns import code, count, day, flag, key, metadata, moment, words

programme = Table(
    "programme",
    metadata,
    key("code", "工作模式代码"),
    day("data_from", "数据起", required=True),
    day("data_to", "数据截至", required=True),
    flag("synthetic", "示例数据"),
    comment="数据库中的工作模式",
)
data_version = Table(
    "data_version",
    metadata,
    key("version", "数据版本"),
    moment("published_at", "发布时间"),
    words("note", "说明（示例数据：生成器、结构与配置的指纹）"),
    comment="数据版本，最后一行为现行",
)
load_batch = Table(
    "load_batch",
    metadata,
    key("batch", "批次"),
    code("programme", "工作模式", required=True),
    code("file", "文件名", required=True),
    code("sha256", "文件指纹", required=True),
    code("mapping", "列映射", required=True),
    moment("loaded_at", "导入时间"),
    count("read", "读入行"),
    count("accepted", "接收行"),
    count("duplicate", "重复行"),
    count("rejected", "拒收行"),
    comment="导入批次：读入 = 接收 + 重复 + 拒收",
)
load_reject = Table(
    "load_reject",
    metadata,
    code("batch", "批次", required=True),
    count("row", "行号"),
    code("column", "列"),
    words("value", "原值（个人信息已遮蔽）"),
    words("reason", "原因"),
    comment="拒收行",
)
