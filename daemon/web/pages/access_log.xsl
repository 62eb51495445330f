<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="log_parts.xsl"/>
<xsl:template match="page" mode="title">Åtkomstlogg</xsl:template>
<xsl:template match="page" mode="main">
  <xsl:variable name="list" select="parameters"/>
  <xsl:variable name="file"><xsl:call-template name="same"><xsl:with-param name="path" select="'/atkomstlogg.csv'"/></xsl:call-template></xsl:variable>
  <h1>Åtkomstlogg</h1>
  <p>Vem som har sett eller gjort vad, och vad som har nekats. Att du läser loggen antecknas i den.</p>
  <form method="get" action="/atkomstlogg" class="filter" role="search">
    <xsl:call-template name="select"><xsl:with-param name="name" select="'person'"/><xsl:with-param name="label" select="'Person'"/><xsl:with-param name="options" select="people/row"/><xsl:with-param name="value" select="$list/person"/><xsl:with-param name="empty" select="'Alla'"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'klient'"/><xsl:with-param name="label" select="'Klientkod'"/><xsl:with-param name="value" select="$list/klient"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'fran'"/><xsl:with-param name="label" select="'Från och med'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="value" select="$list/fran"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Till och med'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="value" select="$list/till"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'ord'"/><xsl:with-param name="label" select="'Ord i texten'"/><xsl:with-param name="type" select="'search'"/><xsl:with-param name="value" select="$list/ord"/></xsl:call-template>
    <xsl:if test="$list/faktura != ''"><input type="hidden" name="faktura" value="{$list/faktura}"/></xsl:if>
    <label class="choice"><input type="checkbox" name="nekade" value="ja"><xsl:if test="$list/nekade = 'ja'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input> <span>Bara det som nekats</span></label>
    <button type="submit">Visa</button>
    <xsl:if test="$list/*[@standard = 'no']"><a href="/atkomstlogg">Rensa</a></xsl:if>
  </form>
  <xsl:if test="$list/faktura != ''"><p>Bara en faktura: <a href="/faktura/{$list/faktura}"><xsl:choose><xsl:when test="events/row/invoice_no != ''"><xsl:value-of select="events/row[invoice_no != ''][1]/invoice_no"/></xsl:when><xsl:otherwise>nummer <xsl:value-of select="$list/faktura"/></xsl:otherwise></xsl:choose></a></p></xsl:if>
  <xsl:choose>
    <xsl:when test="events/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Händelser"><table>
        <caption>Nyast först, högst 100 åt gången</caption>
        <thead><tr><th scope="col">När</th><th scope="col">Vem</th><th scope="col">Vad</th><th scope="col">Klient</th><th scope="col">Faktura</th><th scope="col">Nekad</th><th scope="col">Varifrån</th></tr></thead>
        <tbody><xsl:for-each select="events/row"><tr>
          <td class="nowrap"><xsl:value-of select="at"/></td>
          <td><xsl:choose>
            <xsl:when test="user_no != ''"><a href="/atkomstlogg?person={user_no}"><xsl:value-of select="name"/></a><br/><small><xsl:value-of select="login"/></small></xsl:when>
            <xsl:when test="came_from = '' or not(came_from)"><small>vid servern</small></xsl:when>
            <xsl:otherwise><small>ingen inloggad</small></xsl:otherwise></xsl:choose></td>
          <td class="prose written"><xsl:value-of select="what"/></td>
          <td><xsl:if test="client_id != ''"><xsl:value-of select="client_id"/></xsl:if></td>
          <td><xsl:if test="document_no != ''"><a href="/atkomstlogg?faktura={document_no}"><xsl:choose><xsl:when test="invoice_no != ''"><xsl:value-of select="invoice_no"/></xsl:when><xsl:otherwise>nr <xsl:value-of select="document_no"/></xsl:otherwise></xsl:choose></a></xsl:if></td>
          <td><xsl:if test="refused != ''"><span class="state stopped"><xsl:call-template name="refused"/></span></xsl:if></td>
          <td class="nowrap"><xsl:value-of select="came_from"/></td>
        </tr></xsl:for-each></tbody>
      </table></div>
      <xsl:call-template name="further"><xsl:with-param name="last" select="events/row[last()]/log_no"/><xsl:with-param name="count" select="count(events/row)"/></xsl:call-template>
      <p><a href="{$file}" class="button quiet">Hämta urvalet som CSV</a> <small> De 50<xsl:value-of select="$nbsp"/>000 senaste raderna i urvalet; öppnas i Excel.</small></p>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget i loggen passar urvalet. Ta bort något av villkoren, eller välj andra dagar.'"/></xsl:call-template>
      <p><a href="/atkomstlogg">Visa hela loggen</a></p>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="refused">
  <xsl:choose>
    <xsl:when test="refused = '28000'">inte inloggad</xsl:when>
    <xsl:when test="refused = 'AV001'">saknar rätt</xsl:when>
    <xsl:when test="refused = 'AV002'">över gränsen</xsl:when>
    <xsl:when test="refused = 'AV003'">hade ändrats</xsl:when>
    <xsl:when test="refused = 'AV004'">inte hens att se</xsl:when>
    <xsl:when test="refused = 'AV005'">skäl saknades</xsl:when>
    <xsl:otherwise>fel i värde</xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
