<?xml version="1.0" encoding="UTF-8"?>
<!-- One extract: everything kept about a person, kind by kind. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="report.xsl"/>
<xsl:key name="section" match="kept/row" use="place"/>
<xsl:key name="item" match="kept/row" use="concat(place, ' ', item_no)"/>
<xsl:variable name="extract" select="/page/extract/row"/>
<xsl:template match="page" mode="title">Registerutdrag <xsl:value-of select="$extract/extract_no"/></xsl:template>
<xsl:template match="page" mode="main">
  <p class="way"><a href="/rapporter/registerutdrag">Alla utdrag</a></p>
  <h1>Registerutdrag för <xsl:value-of select="$extract/client_id"/></h1>
  <p>Utdrag nr <xsl:value-of select="$extract/extract_no"/>, uttaget <xsl:value-of select="substring($extract/at, 1, 16)"/> av <xsl:value-of select="$extract/by_name"/>. Skäl: <xsl:value-of select="$extract/why"/></p>
  <xsl:call-template name="files"/>
  <p class="actions"><a class="button quiet" href="{/page/@path}/json">Hämta allt som det är lagrat (JSON)</a></p>
  <xsl:for-each select="kept/row[generate-id() = generate-id(key('section', place)[1])]">
    <section><h2><xsl:value-of select="section"/></h2>
      <xsl:for-each select="key('section', place)[generate-id() = generate-id(key('item', concat(place, ' ', item_no))[1])]">
        <dl class="kept"><xsl:for-each select="key('item', concat(place, ' ', item_no))">
          <div><dt><xsl:value-of select="name"/></dt><dd><xsl:value-of select="value"/></dd></div></xsl:for-each></dl>
      </xsl:for-each>
    </section>
  </xsl:for-each>
</xsl:template>
</xsl:stylesheet>
