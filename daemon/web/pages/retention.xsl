<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="report.xsl"/>
<xsl:template match="page" mode="way"/>
<xsl:template match="page" mode="more">
  <xsl:variable name="may" select="user/role = 'administrator'"/>
  <section aria-labelledby="regler"><h2 id="regler">Regler</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Regler"><table>
      <thead><tr><th scope="col">Vad</th><th scope="col">Bevaras</th><th scope="col">Räknat från</th><th scope="col">Varför</th><th scope="col">Undantas</th></tr></thead>
      <tbody><xsl:for-each select="rules/row"><tr>
        <th scope="row"><xsl:value-of select="title"/></th>
        <td><xsl:choose>
          <xsl:when test="active = 't'"><span class="nowrap"><xsl:value-of select="years"/> år</span></xsl:when>
          <xsl:otherwise>för gott: gallras inte</xsl:otherwise></xsl:choose>
          <xsl:if test="archive = 't'"><br/><small>flyttas till arkivet i stället för att förstöras</small></xsl:if>
          <xsl:if test="set_at != ''"><br/><small>ändrat <xsl:value-of select="set_at"/> av <xsl:value-of select="set_by"/></small></xsl:if>
          <xsl:if test="$may"><xsl:call-template name="change"/></xsl:if></td>
        <td class="prose"><xsl:value-of select="counted_from"/></td>
        <td class="prose"><xsl:value-of select="law"/></td>
        <td class="prose"><xsl:choose><xsl:when test="exempt != ''"><xsl:value-of select="exempt"/></xsl:when><xsl:otherwise>inget</xsl:otherwise></xsl:choose></td>
      </tr></xsl:for-each></tbody>
    </table></div>
    <p class="hint">Kommandot avstamd purge på servern visar vad som skulle gallras i dag utan att ta bort något. Det som är gallrat kommer inte tillbaka.</p>
  </section>
  <h2>Protokoll</h2>
</xsl:template>
<xsl:template name="change">
  <details><summary>Ändra<span class="hidden">: <xsl:value-of select="title"/></span></summary>
    <form method="post" action="/gallring/{kind}">
      <xsl:call-template name="key"/>
      <label for="ar-{kind}">År, <xsl:value-of select="least_years"/>–<xsl:value-of select="most_years"/></label>
      <input type="number" name="ar" id="ar-{kind}" value="{years}" min="{least_years}" max="{most_years}" required="required"/>
      <label for="gallras-{kind}">Sedan</label>
      <select name="gallras" id="gallras-{kind}">
        <option value="ja">gallras det</option>
        <option value="nej"><xsl:if test="active != 't'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>bevaras det ändå, efter kommunens beslut</option>
      </select>
      <button type="submit" class="quiet">Spara<span class="hidden">: <xsl:value-of select="title"/></span></button>
    </form></details>
</xsl:template>
</xsl:stylesheet>
