"""纠纷查询 and one dispute: lists, timeline, personal data, dossiers drawn by lot."""
