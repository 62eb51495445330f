<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<xsl:import href="answer_parts.xsl"/>
<xsl:template match="page" mode="title">Svar till utförare</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Svar till utförare</h1>
  <xsl:call-template name="parts"/>
  <p>Utförare får veta hur det går med deras fakturor. Det som inte kommer fram försöker tjänsten skicka igen, med allt längre mellanrum; det som accesspunkten nekar väntar på att någon ser efter varför.</p>
  <form method="get" action="/installningar/svar" class="filter">
    <div class="field"><label for="falt-visa">Visa</label>
      <select name="visa" id="falt-visa">
        <xsl:call-template name="shown"><xsl:with-param name="value" select="'misslyckade'"/><xsl:with-param name="word" select="'Misslyckade'"/></xsl:call-template>
        <xsl:call-template name="shown"><xsl:with-param name="value" select="'vantar'"/><xsl:with-param name="word" select="'Väntar'"/></xsl:call-template>
        <xsl:call-template name="shown"><xsl:with-param name="value" select="'alla'"/><xsl:with-param name="word" select="'Alla'"/></xsl:call-template>
      </select></div>
    <button type="submit">Visa</button>
  </form>
  <xsl:choose>
    <xsl:when test="answers/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Svar till utförare"><table>
        <caption><xsl:value-of select="answers/row[1]/responses"/> i urvalet</caption>
        <thead><tr><th scope="col">Faktura</th><th scope="col">Utförare</th><th scope="col">Svar</th><th scope="col">Skapat</th><th scope="col">Läge</th><th scope="col">Kvitto</th><th scope="col"><span class="hidden">Skicka igen</span></th></tr></thead>
        <tbody><xsl:for-each select="answers/row"><tr>
          <th scope="row"><xsl:choose><xsl:when test="document_no"><a href="/faktura/{document_no}"><xsl:value-of select="invoice_no"/></a></xsl:when><xsl:otherwise><xsl:value-of select="invoice_no"/></xsl:otherwise></xsl:choose></th>
          <td><xsl:value-of select="receiver"/><br/><small><xsl:call-template name="answer-where"/></small></td>
          <td class="nowrap"><xsl:call-template name="answer-status"/></td>
          <td class="nowrap"><xsl:value-of select="made_at"/></td>
          <td><xsl:call-template name="answer-standing"/></td>
          <td class="prose written"><xsl:call-template name="answer-receipt"/></td>
          <td><xsl:if test="$administers and (standing = 'aside' or standing = 'failing')">
            <form method="post" action="/installningar/svar/{response_no}/igen">
              <xsl:call-template name="key"/><xsl:call-template name="back"/>
              <button type="submit" class="quiet">Skicka igen<span class="hidden"> svaret om <xsl:value-of select="invoice_no"/></span></button>
            </form></xsl:if></td>
        </tr></xsl:for-each></tbody>
      </table></div>
      <xsl:call-template name="pager"><xsl:with-param name="count" select="answers/row[1]/responses"/></xsl:call-template>
    </xsl:when>
    <xsl:when test="parameters/visa = 'misslyckade'"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget svar har misslyckats. Välj Alla för att se dem som är skickade.'"/></xsl:call-template></xsl:when>
    <xsl:when test="parameters/visa = 'vantar'"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget svar väntar på att skickas.'"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget svar är skickat än. Vart svar skickas bestäms i tjänstens inställningsfil på servern, under [answers].'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="shown">
  <xsl:param name="value"/><xsl:param name="word"/>
  <option value="{$value}"><xsl:if test="parameters/visa = $value"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="$word"/></option>
</xsl:template>
</xsl:stylesheet>
