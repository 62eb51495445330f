<?xml version="1.0" encoding="UTF-8"?>
<!-- One provider: the months, what is open, what is agreed, and how its invoices are paid. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="report.xsl"/>
<xsl:variable name="provider" select="/page/provider/row"/>
<xsl:variable name="small" select="/page/findings/row[ore &lt; 100 and ore &gt; 0]"/>
<xsl:template match="page" mode="title"><xsl:value-of select="$provider/name"/></xsl:template>
<xsl:template match="page" mode="main">
  <p class="way"><a href="/utforare">Alla utförare</a></p>
  <h1><xsl:value-of select="$provider/name"/></h1>
  <p>Org.nr <xsl:value-of select="av:organisation($provider/provider_id)"/>. Belopp utan moms.</p>
  <ul class="cards">
    <li class="card"><strong><xsl:call-template name="sum-of"><xsl:with-param name="column" select="'billed_ore'"/></xsl:call-template></strong> fakturerat på tolv månader</li>
    <li class="card"><strong><xsl:call-template name="sum-of"><xsl:with-param name="column" select="'credit_ore'"/></xsl:call-template></strong> krediterat</li>
    <li class="card"><strong><xsl:call-template name="sum-of"><xsl:with-param name="column" select="'withheld_ore'"/></xsl:call-template></strong> hålls inne</li>
  </ul>
  <section aria-labelledby="manader"><h2 id="manader">Månad för månad</h2>
    <xsl:call-template name="trend"/>
    <xsl:call-template name="report-table"/>
  </section>
  <div class="columns">
    <section aria-labelledby="avvikelser"><h2 id="avvikelser">Öppna avvikelser</h2><xsl:call-template name="findings"/></section>
    <section aria-labelledby="aterkrav"><h2 id="aterkrav">Återkrav</h2><xsl:call-template name="claims"/></section>
  </div>
  <section aria-labelledby="priser"><h2 id="priser">Avtalade priser</h2><xsl:call-template name="prices"/></section>
  <section aria-labelledby="betalning"><h2 id="betalning">När en del av en faktura är bestridd</h2><xsl:call-template name="setting"/></section>
</xsl:template>

<xsl:template name="sum-of">
  <xsl:param name="column"/>
  <xsl:value-of select="av:kronor($table/column[@name = $column]/@sum)"/>
</xsl:template>

<!-- The table under it says the same in words. -->
<xsl:template name="trend">
  <xsl:variable name="most" select="months/row[1]/most_ore"/>
  <xsl:if test="$most &gt; 0">
    <svg width="640" height="150" viewBox="0 0 640 150" aria-hidden="true" focusable="false">
      <line class="axis" x1="0" y1="130" x2="640" y2="130"/>
      <xsl:for-each select="months/row"><xsl:sort select="month"/>
        <xsl:variable name="x" select="(position() - 1) * 53 + 6"/>
        <xsl:variable name="high" select="billed_ore div $most * 115"/>
        <xsl:variable name="held" select="withheld_ore div $most * 115"/>
        <rect class="bar" x="{$x}" y="{130 - $high}" width="24" height="{$high}"/>
        <xsl:if test="$held &gt; 0"><rect class="bad" x="{$x + 24}" y="{130 - $held}" width="12" height="{$held}"/></xsl:if>
        <text x="{$x}" y="145"><xsl:value-of select="substring(month, 3, 5)"/></text>
      </xsl:for-each>
    </svg>
    <p class="hint">Bred stapel: fakturerat. Smal stapel: hålls inne.</p>
  </xsl:if>
</xsl:template>

<xsl:template name="findings">
  <xsl:choose>
    <xsl:when test="findings/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Öppna avvikelser"><table><thead><tr><th scope="col">Avvikelse</th><th scope="col" class="number">Antal</th><th scope="col" class="number">Belopp (kr)</th></tr></thead>
        <tbody><xsl:apply-templates select="findings/row[not(ore &lt; 100 and ore &gt; 0)]" mode="finding"/></tbody></table></div>
      <xsl:if test="$small"><details><summary>Under en krona: <xsl:value-of select="count($small)"/> slag</summary>
        <table><tbody><xsl:apply-templates select="$small" mode="finding"/></tbody></table></details></xsl:if>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga öppna avvikelser.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="row" mode="finding">
  <tr><th scope="row"><xsl:choose>
      <xsl:when test="on_invoices = 't' and (/page/user/role = 'finance' or /page/user/role = 'auditor' or /page/user/role = 'approver')"><a href="/fakturor?tillstand=alla&amp;utforare={$provider/provider_no}&amp;kod={code}"><xsl:value-of select="concat(code, ' ', title)"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(code, ' ', title)"/></xsl:otherwise></xsl:choose></th>
    <td class="number"><xsl:value-of select="findings"/></td>
    <td class="number"><xsl:if test="ore != 0"><xsl:value-of select="av:amount(ore)"/></xsl:if></td></tr>
</xsl:template>

<xsl:template name="claims">
  <xsl:choose>
    <xsl:when test="claims/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Återkrav"><table><thead><tr><th scope="col">Faktura</th><th scope="col" class="number">Belopp (kr)</th><th scope="col">Läge</th><th scope="col">Sedan</th></tr></thead>
        <tbody><xsl:for-each select="claims/row"><tr>
          <th scope="row"><a href="/faktura/{document_no}"><xsl:value-of select="invoice_no"/></a></th>
          <td class="number"><xsl:value-of select="av:amount(amount_ore)"/></td>
          <td><xsl:value-of select="state"/></td><td class="nowrap"><xsl:value-of select="substring(raised_at, 1, 10)"/></td></tr></xsl:for-each></tbody></table></div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga återkrav. De uppstår när underlaget ändras efter att en faktura är betald.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="prices">
  <xsl:choose>
    <xsl:when test="prices/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Avtalade priser"><table>
        <thead><tr><th scope="col">Insats</th><th scope="col">Nivå</th><th scope="col" class="number">Pris (kr)</th><th scope="col">Per</th><th scope="col">Från</th><th scope="col">Till</th></tr></thead>
        <tbody><xsl:for-each select="prices/row"><tr>
          <th scope="row"><xsl:value-of select="service"/><xsl:if test="general = 't'"><br/><small>för alla utförare</small></xsl:if></th>
          <td><xsl:value-of select="level"/></td>
          <td class="number"><xsl:value-of select="av:number(price)"/></td>
          <td><xsl:value-of select="per"/></td>
          <td class="nowrap"><xsl:value-of select="valid_from"/></td>
          <td class="nowrap"><xsl:choose><xsl:when test="valid_to"><xsl:value-of select="valid_to"/></xsl:when><xsl:otherwise>tills vidare</xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga avtalade priser är inlästa. Be den som sköter driften att läsa in dem.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="setting">
  <xsl:choose>
    <xsl:when test="$provider/may_set = 't'">
      <form method="post" action="/utforare/{$provider/provider_no}/installning">
        <xsl:call-template name="key"/>
        <fieldset><legend>Fakturor som delvis är bestridda</legend>
          <label class="choice"><input type="radio" name="delvis" value="pay_as_suggested"><xsl:if test="$provider/partly_disputed = 'pay_as_suggested'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><span>Betala det som stämmer, enligt förslaget</span></label>
          <label class="choice"><input type="radio" name="delvis" value="hold"><xsl:if test="$provider/partly_disputed = 'hold'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><span>Håll inne hela fakturan tills den är rättad</span></label>
          <button type="submit">Spara</button>
        </fieldset>
      </form>
    </xsl:when>
    <xsl:when test="$provider/partly_disputed = 'hold'"><p>Hela fakturan hålls inne tills den är rättad.</p></xsl:when>
    <xsl:otherwise><p>Det som stämmer betalas, enligt förslaget.</p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$provider/set_by"><p class="hint">Valt av <xsl:value-of select="$provider/set_by"/><xsl:text> </xsl:text><xsl:value-of select="substring($provider/set_at, 1, 10)"/></p></xsl:if>
</xsl:template>
</xsl:stylesheet>
