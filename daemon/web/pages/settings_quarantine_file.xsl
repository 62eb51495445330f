<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Fil <xsl:value-of select="documents/row[1]/file_no"/> i karantän</xsl:template>
<xsl:template match="page" mode="main">
  <xsl:variable name="at" select="concat('/installningar/karantan/', documents/row[1]/file_no)"/>
  <xsl:variable name="waits" select="documents/row[not(discarded_at)]"/>
  <h1>Fil <xsl:value-of select="documents/row[1]/file_no"/> i karantän</h1>
  <xsl:call-template name="parts"/>
  <dl class="facts">
    <xsl:for-each select="receipts/row"><dt>Mottagen</dt><dd class="written"><xsl:value-of select="concat(received_at, ', ', source, ', ', name)"/></dd></xsl:for-each>
    <dt>Storlek</dt><dd><xsl:value-of select="av:number(outline/row/bytes)"/> byte</dd>
    <dt>Ser ut som</dt><dd><xsl:value-of select="outline/row/guess"/></dd>
    <xsl:if test="documents/row/sender != ''"><dt>Avsändare enligt kuvertet</dt><dd><xsl:value-of select="documents/row[sender != ''][1]/sender"/></dd></xsl:if>
  </dl>
  <xsl:for-each select="documents/row">
    <section class="finding">
      <h2>Dokument <xsl:value-of select="ordinal"/></h2>
      <p><xsl:value-of select="told"/></p>
      <details><summary>För felsökning</summary><p class="written">Programmets egen anteckning, på engelska: <span lang="en"><xsl:value-of select="reason"/></span></p></details>
      <p><small>I karantän sedan <xsl:value-of select="since"/></small></p>
      <xsl:choose>
        <xsl:when test="discarded_at != ''"><p>Undanlagd <xsl:value-of select="discarded_at"/>: <xsl:value-of select="discarded_why"/></p></xsl:when>
        <xsl:otherwise>
          <xsl:if test="retry_at != ''"><p>Ska läsas igen, begärt <xsl:value-of select="retry_at"/>.</p></xsl:if>
          <xsl:if test="$administers"><form method="post" action="{$at}/undan" class="actions">
            <xsl:call-template name="key"/><input type="hidden" name="dokument" value="{ordinal}"/>
            <xsl:call-template name="field"><xsl:with-param name="name" select="'varfor'"/><xsl:with-param name="label" select="'Varför ingen ska vänta på den'"/><xsl:with-param name="id" select="concat('varfor-', ordinal)"/></xsl:call-template>
            <button type="submit" class="danger">Lägg undan</button>
          </form></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:for-each>
  <xsl:if test="$administers and $waits">
    <form method="post" action="{$at}/igen" class="actions">
      <xsl:call-template name="key"/><button type="submit">Läs filen igen</button>
      <span class="hint">Till exempel när programmet har uppgraderats.</span>
    </form>
  </xsl:if>
  <section aria-labelledby="kontur"><h2 id="kontur">Filens uppbyggnad</h2>
    <p class="hint">Bara elementens namn. Innehållet visas inte för någon på sidorna, eftersom det inte är känt vem det handlar om; den som har hand om servern läser det med <code>avstamd quarantine show <xsl:value-of select="documents/row[1]/file_no"/></code>. Att du har öppnat sidan är antecknat.</p>
    <xsl:choose>
      <xsl:when test="outline/row/outline != ''"><pre class="written"><xsl:value-of select="outline/row/outline"/></pre></xsl:when>
      <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Filen har inga element att visa: den är inte XML, eller så är den trasig från början. Be avsändaren om en ny.'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>
</xsl:stylesheet>
