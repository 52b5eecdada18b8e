// The program would otherwise start before its configuration is there.
window.CMS_MANUAL_INIT = true;
