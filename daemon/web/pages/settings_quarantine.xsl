<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Karantän</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Karantän</h1>
  <xsl:call-template name="parts"/>
  <p>Filer som inte gick att läsa som fakturor. Inget kastas: de ligger här tills de kan läsas eller läggs undan.</p>
  <form method="get" action="/installningar/karantan" class="filter">
    <div class="field"><label for="falt-visa">Visa</label>
      <select name="visa" id="falt-visa">
        <option value="vantar"><xsl:if test="parameters/visa = 'vantar'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>Väntar</option>
        <option value="undanlagda"><xsl:if test="parameters/visa = 'undanlagda'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>Undanlagda</option>
        <option value="alla"><xsl:if test="parameters/visa = 'alla'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>Alla</option>
      </select></div>
    <button type="submit">Visa</button>
  </form>
  <xsl:choose>
    <xsl:when test="files/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Filer i karantän"><table>
        <caption><xsl:value-of select="files/row[1]/documents"/> i urvalet</caption>
        <thead><tr><th scope="col">Fil</th><th scope="col">Namn</th><th scope="col">Varför</th><th scope="col">Sedan</th><th scope="col">Läge</th></tr></thead>
        <tbody><xsl:for-each select="files/row"><tr>
          <th scope="row" class="nowrap"><a href="/installningar/karantan/{file_no}">Fil <xsl:value-of select="file_no"/><xsl:if test="ordinal &gt; 1">, dokument <xsl:value-of select="ordinal"/></xsl:if></a></th>
          <td class="written"><xsl:value-of select="name"/></td>
          <td class="prose"><xsl:value-of select="told"/></td>
          <td class="nowrap"><xsl:value-of select="since"/></td>
          <td><xsl:choose><xsl:when test="discarded_at != ''">undanlagd: <xsl:value-of select="discarded_why"/></xsl:when>
            <xsl:when test="retry_at != ''"><span class="state">läses igen</span></xsl:when><xsl:otherwise><span class="state flagged">väntar</span></xsl:otherwise></xsl:choose></td>
        </tr></xsl:for-each></tbody>
      </table></div>
      <xsl:call-template name="pager"><xsl:with-param name="count" select="files/row[1]/documents"/></xsl:call-template>
    </xsl:when>
    <xsl:when test="parameters/visa = 'vantar'"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen fil väntar i karantän. Filer som inte går att läsa hamnar här av sig själva.'"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen fil passar urvalet.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
