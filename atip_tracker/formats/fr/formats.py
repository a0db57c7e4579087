"""Canadian French: le 10 février 2020 in prose, ISO in figures, no-break space for thousands."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "Y-m-d"
DATETIME_FORMAT = "j F Y, H \\h i"
SHORT_DATETIME_FORMAT = "Y-m-d H:i"
TIME_FORMAT = "H\u00a0\\h\u00a0i"
MONTH_DAY_FORMAT = "j F"
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
THOUSAND_SEPARATOR = "\u00a0"
DECIMAL_SEPARATOR = ","
NUMBER_GROUPING = 3
FIRST_DAY_OF_WEEK = 1
