<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<!-- what the program, or who it spoke with, said in English -->
<xsl:template name="program-message">
  <xsl:if test="last_error != ''"><small>Programmets meddelande:</small><xsl:text> </xsl:text><span lang="en"><xsl:value-of select="last_error"/></span></xsl:if>
</xsl:template>
<xsl:template match="page" mode="title">Källor</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Källor</h1>
  <xsl:call-template name="parts"/>
  <p>Vägarna som filer kommer på. Varifrån de hämtas bestäms i tjänstens inställningsfil på servern.</p>
  <xsl:if test="states/row"><section aria-labelledby="hamtning"><h2 id="hamtning">Hämtning</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Hämtning"><table>
      <caption>Källor som tjänsten hämtar från, de som det är fel på först</caption>
      <thead><tr><th scope="col">Källa</th><th scope="col">Slag</th><th scope="col">Läge</th><th scope="col">Senaste försök</th><th scope="col">Senast bra</th><th scope="col" class="number">Hämtade</th><th scope="col">Att åtgärda</th></tr></thead>
      <tbody><xsl:for-each select="states/row"><tr>
        <th scope="row"><xsl:value-of select="source"/></th>
        <td><xsl:choose><xsl:when test="kind = 'folder'">mapp</xsl:when><xsl:when test="kind = 'sftp'">SFTP</xsl:when><xsl:when test="kind = 'webdav'">WebDAV</xsl:when><xsl:when test="kind = 'imap'">brevlåda</xsl:when><xsl:otherwise><xsl:value-of select="kind"/></xsl:otherwise></xsl:choose></td>
        <td class="nowrap"><xsl:choose><xsl:when test="failures &gt; 0"><span class="state flagged">fel sedan <xsl:value-of select="failing_since"/></span></xsl:when><xsl:otherwise>fungerar</xsl:otherwise></xsl:choose></td>
        <td class="nowrap"><xsl:value-of select="tried_at"/></td>
        <td class="nowrap"><xsl:choose><xsl:when test="succeeded_at != ''"><xsl:value-of select="succeeded_at"/></xsl:when><xsl:otherwise>aldrig</xsl:otherwise></xsl:choose></td>
        <td class="number"><xsl:value-of select="files"/></td>
        <td class="prose"><xsl:call-template name="program-message"/><xsl:if test="later &gt; 0"><xsl:if test="last_error != ''"><br/></xsl:if><xsl:value-of select="later"/><xsl:choose><xsl:when test="later = 1"> fil</xsl:when><xsl:otherwise> filer</xsl:otherwise></xsl:choose> skrevs fortfarande och hämtas nästa gång.</xsl:if></td>
      </tr></xsl:for-each></tbody>
    </table></div>
  </section></xsl:if>
  <xsl:choose>
    <xsl:when test="sources/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Källor"><table>
        <thead><tr><th scope="col">Källa</th><th scope="col">Senast</th><th scope="col" class="number">Senaste veckan</th><th scope="col" class="number">Mottagna</th><th scope="col" class="number">Olika filer</th><th scope="col" class="number">I karantän</th><th scope="col">Sedan</th></tr></thead>
        <tbody><xsl:for-each select="sources/row"><tr>
          <th scope="row"><xsl:choose><xsl:when test="source = 'inbox'">inkorgen</xsl:when><xsl:when test="source = 'ingest'">inlästa för hand</xsl:when><xsl:otherwise><xsl:value-of select="source"/></xsl:otherwise></xsl:choose></th>
          <td class="nowrap"><xsl:value-of select="last_at"/></td>
          <td class="number"><xsl:value-of select="last_week"/></td>
          <td class="number"><xsl:value-of select="receipts"/></td>
          <td class="number"><xsl:value-of select="files"/></td>
          <td class="number"><xsl:value-of select="quarantined"/></td>
          <td class="nowrap"><xsl:value-of select="first_at"/></td>
        </tr></xsl:for-each></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen fil har kommit än. Lägg en faktura i inkorgen på servern, eller läs in den med avstamd ingest.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
  <section aria-labelledby="arbete"><h2 id="arbete">Arbete i bakgrunden</h2>
    <xsl:choose>
      <xsl:when test="jobs/row">
        <div class="scroll" tabindex="0" role="region" aria-label="Arbete i bakgrunden"><table>
          <caption>Det som väntar, och sedan det senaste som är gjort</caption>
          <thead><tr><th scope="col">Vad</th><th scope="col">Beställt</th><th scope="col">Läge</th><th scope="col" class="number">Försök</th><th scope="col">Fel</th></tr></thead>
          <tbody><xsl:for-each select="jobs/row"><tr>
            <th scope="row"><xsl:choose><xsl:when test="kind = 'reconcile'">avstämning</xsl:when><xsl:when test="kind = 'night'">nattens avstämning</xsl:when><xsl:when test="kind = 'quarantine'">karantän läses igen</xsl:when><xsl:when test="kind = 'source'">hämtning</xsl:when><xsl:when test="kind = 'export'">export till ekonomisystemet</xsl:when><xsl:when test="kind = 'months'">kommande månader görs i ordning</xsl:when><xsl:when test="kind = 'purge'">gallring</xsl:when><xsl:when test="kind = 'answer'">svar till utförare</xsl:when><xsl:when test="kind = 'mail'">mejl</xsl:when><xsl:when test="kind = 'morning'">morgonmejl görs i ordning</xsl:when><xsl:when test="kind = 'webhook'">händelser till andra system</xsl:when><xsl:otherwise><xsl:value-of select="kind"/></xsl:otherwise></xsl:choose></th>
            <td class="nowrap"><xsl:value-of select="created_at"/></td>
            <td class="nowrap"><xsl:choose><xsl:when test="done_at != ''">klart <xsl:value-of select="done_at"/></xsl:when><xsl:otherwise><span class="state flagged">väntar</span></xsl:otherwise></xsl:choose></td>
            <td class="number"><xsl:value-of select="attempts"/></td>
            <td class="prose"><xsl:call-template name="program-message"/></td>
          </tr></xsl:for-each></tbody>
        </table></div>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget arbete har beställts än.'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>
</xsl:stylesheet>
