"""What was loaded, when, from which file, and what was refused."""

from sqlalchemy import PrimaryKeyConstraint, Table

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
    count("schema_number", "写入时的结构版本号"),
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
    code("who", "经办人（账号或系统用户名）"),
    code("kind", "类别 load 导入 / undo 撤销（空为导入）"),
    code("undone_by", "撤销本批的批次"),
    day("data_from_before", "本批之前的数据起（空为此前无数据）"),
    day("data_to_before", "本批之前的数据截至（空为此前无数据）"),
    comment="导入批次：读入 = 接收 + 重复 + 拒收",
)
dispute_history = Table(
    "dispute_history",
    metadata,
    code("dispute_id", "纠纷编号", required=True),
    code("programme", "工作模式", required=True),
    code("county", "原内容中的区县代码", required=True),
    code("batch", "带来原内容的批次（空为示例数据）"),
    code("replaced_by", "替换原内容的批次", required=True),
    words("content", "原内容（JSON，不含当事人信息）"),
    PrimaryKeyConstraint("county", "dispute_id", "replaced_by").ddl_if(dialect="postgresql"),
    comment="纠纷原内容：被更正或撤销的每一行，只增不改",
)
party_history = Table(
    "party_history",
    metadata,
    code("dispute_id", "纠纷编号", required=True),
    code("programme", "工作模式", required=True),
    code("county", "原内容中的区县代码", required=True),
    count("seq", "当事人序号"),
    code("batch", "带来原内容的批次（空为示例数据）"),
    code("replaced_by", "替换原内容的批次", required=True),
    words("content", "原内容（JSON，个人信息已遮蔽）"),
    PrimaryKeyConstraint("county", "dispute_id", "seq", "replaced_by").ddl_if(dialect="postgresql"),
    comment="当事人原内容：被更正或撤销的每一行，只增不改",
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
