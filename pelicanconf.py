"""The publication's settings. plugins/publication/README.md lists every name of ours."""

# Identity: what a new agency changes first.
SITENAME = "Kabar Kinerja ASN"
TAGLINE = "Berita dan kebijakan kinerja aparatur sipil negara dari kantor-kantor daerah"
AGENCY = "Badan Kepegawaian Negara"
ADDRESS = "Jalan Contoh Nomor 1, Jakarta"
EMAIL = "redaksi@kabar-kinerja.example"
PHONE = ""
LICENCE = None  # ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.id") once the agency decides
SECURITY_CONTACT = "keamanan@kabar-kinerja.example"
SECURITY_EXPIRES = "2027-11-01T00:00:00+07:00"
ENGINEERS: tuple[str, ...] = ()  # accounts at the git host that own registers, theme, plugins
SITEURL = ""  # a preview; publishconf.py names the public address

# Place and language. No host's locale matters: Babel words the dates.
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
LOCALE = "C"

# Content. Pelican's own generators are given nothing to read: the publication's generator reads all.
PATH = "content"
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
READERS = {"rst": None, "html": None}  # docutils has no Indonesian and would warn at every build
FOOTER_PAGES = ("tentang", "kontak", "pedoman-komentar", "kebijakan-privasi", "aksesibilitas")
COMMENT_POLICY = "/pedoman-komentar/"
PRIVACY_POLICY = "/kebijakan-privasi/"

# Addresses are design.md's and not settings; only the size of what is listed is.
DEFAULT_PAGINATION = 20
FEED_MAX_ITEMS = 20
RELATED_COUNT = 3
CONTENTS_FROM = 4  # headings from which a text gets a table of contents

# Search: `publish` makes the index; set True to try it in a preview.
SEARCH = False

# Pictures: what is made of them is kept below var/images, by content; cards only where the site is public.
SOCIAL_CARDS = False

# Comments: approved ones come from the intake's export; without an action there is no form.
COMMENTS_EXPORT = "var/comments/export.jsonl"
COMMENTS_ACTION = ""
COMMENTS_CLOSE_AFTER_DAYS = 0  # never
COMMENTS_EMAIL = "optional"  # or "required", "none"

# Plugins, in order. One: the publication's generator calls the other rooms in the order of the journey.
PLUGINS = ["plugins.publication.plugin"]

# Theme.
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []  # the press joins and names the theme's files
DIRECT_TEMPLATES: list[str] = []
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True}

# Feeds are the publication's own; Pelican's would be empty.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""

OUTPUT_PATH = "output"
DELETE_OUTPUT_DIRECTORY = False  # the old output stays until a new one is whole
