<?xml version="1.0" encoding="UTF-8"?>
<!-- Stickprov: those that are drawn, and a form to draw one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="report.xsl"/>
<xsl:template match="page" mode="more">
  <xsl:if test="user/role = 'finance' or user/role = 'unit_manager'">
    <form method="post" action="/rapporter/stickprov">
      <fieldset><legend>Dra ett stickprov</legend>
        <xsl:call-template name="key"/>
        <div class="actions">
          <div class="field"><label for="falt-vad">Vad</label>
            <select name="vad" id="falt-vad">
              <option value="orders">Beställningar</option>
              <xsl:if test="user/role = 'finance'"><option value="documents"><xsl:if test="form/field[@name = 'vad'] = 'documents'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>Attester mot delegationsordningen</option></xsl:if>
            </select></div>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'fran'"/><xsl:with-param name="label" select="'Första dag'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="required" select="true()"/></xsl:call-template>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Sista dag'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="required" select="true()"/></xsl:call-template>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'procent'"/><xsl:with-param name="label" select="'Procent'"/><xsl:with-param name="value" select="percent/row/percent"/></xsl:call-template>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'fro'"/><xsl:with-param name="label" select="'Startvärde för slumpen (tomt: väljs åt dig)'"/></xsl:call-template>
          <button type="submit">Dra</button>
        </div>
        <p class="hint">Beställningar: de som gällde någon dag i perioden. Attester: fakturor daterade i perioden som är godkända. Antalet avrundas uppåt.</p>
      </fieldset>
    </form>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
