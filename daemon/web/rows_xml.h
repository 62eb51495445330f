/* What a stylesheet is shown: the request's facts and the queries' rows as XML.
 *
 *   <page path="/fakturor" address="/fakturor?tillstand=flagged" here="/fakturor" status="200">
 *     <site municipality="…" today="2026-11-22" style="/static/…" script="/static/…"
 *         icon="/static/…"/>
 *     <user no="7" login="…" name="…" key="…" idle="30"><role>finance</role>…</user>
 *     <menu><item path="/fakturor" current="yes">Fakturor</item>…</menu>
 *     <reports><report path="…" title="…">…</report>…</reports>  those under this page
 *     <parameters><sida encoded="2" standard="no">2</sida>…</parameters>
 *     <message kind="done|error">…</message>
 *     <form><field name="note">…</field>…</form>      a form that is shown again
 *     <table title="…" about="…" empty="…" element="lines" count="1234" shown="500" selection="…">
 *       <column name="ore" heading="Belopp" type="kronor" sum="12345"/>…
 *       <field name="manad" label="Månad" type="month" value="2026-10">…<choice value="…">…
 *     </table>                                      of a report
 *     <lines><row><number>1</number>…</row>…</lines>  a query; a null is absent
 *     <original><seller><name>…</name></seller><notes><row>…</row></notes></original>   `derived`
 *   </page>
 *
 * All text becomes text nodes here: this is the one place where what others wrote meets markup.
 * What XML cannot hold becomes U+FFFD.
 */
#ifndef AVSTAMD_WEB_ROWS_XML_H
#define AVSTAMD_WEB_ROWS_XML_H

#include <libxml/tree.h>

#include "daemon/web/page.h"
#include "daemon/web/parameters.h"
#include "daemon/web/session.h"

struct site {
    const char *municipality;
    const char *style, *script, *icon; /* addresses */
};

struct view {
    const struct request *request;
    const struct visitor *visitor; /* NULL: nobody has signed in */
    const struct page *page;       /* NULL: none of pages.c */
    const char *path;              /* of the page that is shown, filled in */
    const struct parameters *parameters;
    const struct page_rows *rows;
    size_t row_count;
    const char *derived; /* JSON (page.h); NULL: none */
    unsigned status;
    const char *message;
    bool refused; /* the message tells what went wrong */
    bool again;   /* the form is shown again with what was sent */
};

void document_cleanup(xmlDocPtr *document);
#define XML_DOCUMENT(name) CLEANUP(document_cleanup) xmlDocPtr name = NULL

xmlDocPtr view_xml(const struct view *view, const struct site *site);

#endif
