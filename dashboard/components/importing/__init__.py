"""数据导入: a file on its way into the case database."""
