// The browser knows its time zone better than the server can guess from the language.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const choice = document.querySelector("select[name=time_zone]");
const known = zone && choice?.querySelector(`option[value="${CSS.escape(zone)}"]`);
if (known && !document.querySelector(".error-summary")) choice.value = zone;
