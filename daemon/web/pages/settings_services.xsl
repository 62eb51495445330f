<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Insatser</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Insatser</h1>
  <xsl:call-template name="parts"/>
  <p>Gruppen är insatsens namn i delegationsordningen. Toleransen är hur mycket över beställningen per klient och månad som får passera: i procent av beställningen eller i insatsens enhet, det som är störst.</p>
  <p class="hint">Insatserna själva kommer med filen <em>services</em>. Har den kolumner för tolerans gäller filens värden från nästa import; annars står det som anges här kvar. Vad som gällde tidigare sparas.</p>
  <datalist id="grupper"><xsl:for-each select="groups/row"><option value="{value}"/></xsl:for-each></datalist>
  <xsl:choose>
    <xsl:when test="services/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Insatser"><table>
        <thead><tr><th scope="col">Insats</th><th scope="col">Kod</th><th scope="col">Betalas efter</th><th scope="col">Grupp i delegationsordningen</th><th scope="col">Tolerans</th></tr></thead>
        <tbody><xsl:for-each select="services/row">
          <xsl:variable name="unit"><xsl:choose><xsl:when test="unit = 'hour'">tim</xsl:when><xsl:when test="unit = 'day'">dygn</xsl:when><xsl:when test="unit = 'month'">mån</xsl:when><xsl:otherwise>st</xsl:otherwise></xsl:choose></xsl:variable>
          <xsl:variable name="title"><xsl:choose><xsl:when test="name != ''"><xsl:value-of select="name"/></xsl:when><xsl:otherwise><xsl:value-of select="service_id"/></xsl:otherwise></xsl:choose></xsl:variable>
          <tr>
          <th scope="row"><xsl:value-of select="$title"/></th>
          <td><xsl:value-of select="service_id"/></td>
          <td><xsl:choose><xsl:when test="basis = 'performed'">utfört</xsl:when><xsl:when test="basis = 'ordered'">beställt</xsl:when><xsl:when test="basis = 'presence'">närvaro</xsl:when><xsl:otherwise>fast pris</xsl:otherwise></xsl:choose>, <xsl:value-of select="$unit"/></td>
          <td><xsl:choose><xsl:when test="$administers"><form method="post" action="/installningar/insatser/{service_no}/grupp" class="inline">
            <xsl:call-template name="key"/>
            <input type="text" name="grupp" value="{group_name}" list="grupper" size="14" aria-label="Grupp för {$title}"/>
            <button type="submit" class="quiet">Spara<span class="hidden"> grupp för <xsl:value-of select="$title"/></span></button></form></xsl:when><xsl:otherwise><xsl:value-of select="group_name"/></xsl:otherwise></xsl:choose></td>
          <td><xsl:choose><xsl:when test="$administers"><form method="post" action="/installningar/insatser/{service_no}/tolerans" class="inline">
            <xsl:call-template name="key"/>
            <input type="text" inputmode="decimal" name="procent" value="{translate(tolerance_pct, '.', ',')}" size="4" aria-label="Tolerans i procent för {$title}"/> %
            <input type="text" inputmode="decimal" name="mangd" value="{translate(tolerance_qty, '.', ',')}" size="5" aria-label="Tolerans i {$unit} för {$title}"/><xsl:value-of select="concat(' ', $unit)"/>
            <button type="submit" class="quiet">Spara<span class="hidden"> tolerans för <xsl:value-of select="$title"/></span></button></form></xsl:when>
            <xsl:otherwise><xsl:value-of select="concat(translate(tolerance_pct, '.', ','), $nbsp, '%, ', translate(tolerance_qty, '.', ','), $nbsp, $unit)"/></xsl:otherwise></xsl:choose></td>
        </tr></xsl:for-each></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga insatser än. De kommer med importen av filen services.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
