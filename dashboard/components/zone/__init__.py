"""调解管理区分布: map, panel and table of areas."""
