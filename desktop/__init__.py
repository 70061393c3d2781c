"""拟稿 (nigao): an offline desk for the reports of a county 营商环境 office."""

__version__ = "0.1.0"
