"""Edge: what every test may ask for; each family of fixtures has its module in tests/fixtures."""

pytest_plugins = [
    "tests.fixtures.needs",
    "tests.fixtures.content",
    "tests.fixtures.desks",
    "tests.fixtures.mail",
    "tests.fixtures.editor",
    "tests.fixtures.form_page",
    "tests.fixtures.building",
    "tests.fixtures.servers",
    "tests.fixtures.stores",
    "tests.fixtures.targets",
    "tests.fixtures.reading",
    "tests.fixtures.scanned",
    "tests.fixtures.browser",
    "tests.fixtures.checker",
]
