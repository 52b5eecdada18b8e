"""Rules: what becomes of an item of an export, by what it calls itself, and why."""

from __future__ import annotations

from plugins.importing.found import FoundItem
from plugins.importing.planned import DRAFT, PUBLISHED, SKIPPED

# What WordPress and its plugins keep beside texts; nothing in them was ever read by itself.
_TECHNICAL = frozenset(
    "nav_menu_item revision custom_css customize_changeset oembed_cache wp_template wp_block "
    "wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face acf-field "
    "acf-field-group acf-post-type acf-taxonomy elementor_library elementor_snippet elementor_font "
    "elementor_icons et_pb_layout fusion_template vc4_templates wpcf7_contact_form wpforms mc4wp-form popup "
    "amp_validated_url jp_img_sitemap jp_sitemap jp_sitemap_master jp_vid_sitemap jetpack_migration "
    "scheduled-action product_variation shop_coupon".split()
)
# What people sent to a site by its forms and shops; their names, addresses and machines stand in it.
_PRIVATE = frozenset(
    "user_request feedback flamingo_contact flamingo_inbound flamingo_outbound wpcf7s cf7_entry "
    "wpforms_entry nf_sub shop_order shop_order_refund shop_order_placehold shop_subscription edd_payment "
    "give_payment tribe_rsvp_attendees tribe_tpp_attendees tec_tc_attendee tec_tc_order newsletter_user "
    "es_subscriber mailpoet_subscriber guest-author inbound_message contact_message wp_log".split()
)
_WAITING = {
    "": "statusnya tidak disebut di ekspor",
    "draft": "draf di situs lama",
    "auto-draft": "draf di situs lama",
    "pending": "menunggu tinjauan di situs lama",
    "private": "hanya untuk pengelola di situs lama",
    "inherit": "tanpa status sendiri di situs lama",
}


def judge_item(item: FoundItem) -> tuple[str, str]:
    """What becomes of an item, and the reason, "" where it is simply published."""
    if item.kind in _TECHNICAL:
        return SKIPPED, f"jenis “{item.kind}” milik tampilan situs lama"
    if is_private(item):
        return SKIPPED, f"jenis “{item.kind}” memuat data pribadi pengirimnya; tidak dipindahkan"
    if item.status == "trash":
        return SKIPPED, "di tempat sampah situs lama"
    if item.kind == "attachment" and item.status == "inherit":
        return PUBLISHED, ""
    if item.status not in ("publish", "future"):
        return DRAFT, _WAITING.get(item.status, f"status “{item.status}” di situs lama")
    if item.password:
        return DRAFT, "dilindungi kata sandi di situs lama"
    if item.kind not in ("post", "page", "attachment"):
        return DRAFT, f"jenis “{item.kind}” buatan pengaya; terbitkan bila memang tulisan"
    return PUBLISHED, "terjadwal" if item.status == "future" else ""


def is_private(item: FoundItem) -> bool:
    """Whether an item is what somebody sent, of which not even the title may be told."""
    return item.kind in _PRIVATE
