<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Översikt</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Översikt</h1>
  <xsl:variable name="confirms" select="menu/item[@path = '/att-bekrafta']"/>
  <xsl:if test="waits/row or $confirms">
    <section aria-labelledby="vantar"><h2 id="vantar">Väntar på dig</h2>
      <ul class="cards"><xsl:apply-templates select="waits/row" mode="card"/>
        <xsl:if test="$confirms"><xsl:call-template name="confirm"/></xsl:if></ul>
    </section>
  </xsl:if>
  <xsl:if test="queue/row">
    <section aria-labelledby="kon"><h2 id="kon">I kön</h2><ul class="cards"><xsl:apply-templates select="queue/row" mode="card"/></ul></section>
  </xsl:if>
  <xsl:call-template name="to-care-for"/>
  <xsl:if test="ages/row">
    <section aria-labelledby="manader"><h2 id="manader">Fakturor per månad</h2><xsl:call-template name="months"/></section>
    <section aria-labelledby="alder"><h2 id="alder">Hur länge fakturor har väntat på granskning</h2><xsl:call-template name="ages"/></section>
  </xsl:if>
  <xsl:if test="people/row">
    <section aria-labelledby="mal"><h2 id="mal">Avvikelser som väntar på handläggare</h2><xsl:call-template name="people"/></section>
  </xsl:if>
  <xsl:if test="not(waits/row or queue/row)">
    <p>Här är det som du kan göra:</p>
    <ul class="plain">
      <xsl:for-each select="menu/item[@path != '/']"><li><a href="{@path}"><xsl:value-of select="."/></a></li></xsl:for-each>
    </ul>
  </xsl:if>
</xsl:template>

<xsl:template match="row" mode="card">
  <xsl:variable name="page" select="substring-before(concat(path, '?'), '?')"/>
  <li class="card">
    <strong><xsl:value-of select="av:number(many)"/></strong>
    <xsl:choose>
      <xsl:when test="/page/menu/item[@path = $page]"><a href="{path}"><xsl:value-of select="what"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="what"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="late &gt; 0"><br/><small>varav <xsl:value-of select="late"/> efter sista dagen</small></xsl:if>
    <xsl:if test="kind = 'avvikelser' and /page/topics/row[many &gt; 0][2]"><ul class="plain"><xsl:for-each select="/page/topics/row[many &gt; 0]"><li><small><a href="/bevakning?amne={value}"><xsl:value-of select="title"/></a>: <xsl:value-of select="many"/></small></li></xsl:for-each></ul></xsl:if>
  </li>
</xsl:template>

<xsl:template name="confirm">
  <xsl:variable name="own" select="confirm/row"/>
  <li class="card"><xsl:choose>
    <xsl:when test="$own/many &gt; 0"><strong><xsl:value-of select="av:number($own/many)"/></strong>
      <a href="/att-bekrafta?manad={$own/month}"><xsl:choose><xsl:when test="$own/many = 1">klient</xsl:when><xsl:otherwise>klienter</xsl:otherwise></xsl:choose> att bekräfta för <xsl:value-of select="av:month($own/month)"/></a><br/><small>av <xsl:value-of select="$own/clients"/></small></xsl:when>
    <xsl:when test="$own"><strong>0</strong><a href="/att-bekrafta?manad={$own/month}&amp;visa=alla">klienter att bekräfta för <xsl:value-of select="av:month($own/month)"/></a></xsl:when>
    <xsl:otherwise><a href="/att-bekrafta">Bekräfta klienternas månad</a></xsl:otherwise></xsl:choose></li>
</xsl:template>

<xsl:template name="months">
  <xsl:choose>
    <xsl:when test="months/row">
      <xsl:variable name="most"><xsl:for-each select="months/row"><xsl:sort select="received" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="received"/></xsl:if></xsl:for-each></xsl:variable>
      <div class="scroll" tabindex="0" role="region" aria-label="Fakturor per månad">
        <table>
          <caption>Efter fakturadatum, de senaste sex månaderna. Belopp i kronor utan moms.</caption>
          <thead><tr><th scope="col">Månad</th><th scope="col" class="number">Mottagna</th><th scope="col"><span class="hidden">Fördelning</span></th><th scope="col" class="number">Utan anm.</th><th scope="col" class="number">Att granska</th><th scope="col" class="number">Stoppade</th><th scope="col" class="number">Godkända</th><th scope="col" class="number">Fakturerat</th><th scope="col" class="number">Ifrågasatt</th><th scope="col" class="number">Krediterat</th></tr></thead>
          <tbody>
            <xsl:for-each select="months/row">
              <tr>
                <th scope="row" class="nowrap"><xsl:choose>
                  <xsl:when test="/page/menu/item[@path = '/fakturor']"><a href="/fakturor?tillstand=alla&amp;manad={month}"><xsl:value-of select="month"/></a></xsl:when>
                  <xsl:otherwise><xsl:value-of select="month"/></xsl:otherwise></xsl:choose></th>
                <td class="number"><xsl:value-of select="received"/></td>
                <td><svg width="160" height="14" viewBox="0 0 160 14" aria-hidden="true" focusable="false">
                  <xsl:variable name="scale" select="160 div $most"/>
                  <rect class="good" y="1" height="12" x="0" width="{(clean + approved) * $scale}"/>
                  <rect class="warn" y="1" height="12" x="{(clean + approved) * $scale}" width="{flagged * $scale}"/>
                  <rect class="bad" y="1" height="12" x="{(clean + approved + flagged) * $scale}" width="{stopped * $scale}"/>
                </svg></td>
                <td class="number"><xsl:value-of select="clean"/></td>
                <td class="number"><xsl:value-of select="flagged"/></td>
                <td class="number"><xsl:value-of select="stopped"/></td>
                <td class="number"><xsl:value-of select="approved"/></td>
                <td class="number"><xsl:value-of select="av:amount(net_ore)"/></td>
                <td class="number"><xsl:value-of select="av:amount(question_ore)"/></td>
                <td class="number"><xsl:value-of select="av:amount(credit_ore)"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga fakturor har kommit de senaste sex månaderna. De visas här när de tas emot.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="people">
  <div class="scroll" tabindex="0" role="region" aria-label="Avvikelser som väntar på handläggare">
    <table>
      <caption>Målet är ett beslut inom <xsl:value-of select="people/row[1]/goal_days"/> dagar.</caption>
      <thead><tr><th scope="col">Handläggare</th><th scope="col" class="number">Väntar</th><th scope="col"><span class="hidden">Stapel: i tid och försenade</span></th><th scope="col" class="number">Försenade</th><th scope="col" class="number">Äldst (dagar)</th></tr></thead>
      <tbody><xsl:for-each select="people/row"><tr>
        <th scope="row"><xsl:value-of select="who"/></th>
        <td class="number"><xsl:value-of select="open"/></td>
        <td><svg width="160" height="14" viewBox="0 0 160 14" aria-hidden="true" focusable="false">
          <rect class="bar" x="0" y="1" height="12" width="{(open - late) div most * 160}"/>
          <rect class="bad" x="{(open - late) div most * 160}" y="1" height="12" width="{late div most * 160}"/></svg></td>
        <td class="number"><xsl:value-of select="late"/></td>
        <td class="number"><xsl:value-of select="oldest_days"/></td>
      </tr></xsl:for-each></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template name="ages">
  <table class="narrow">
    <thead class="unseen"><tr><th scope="col"><span class="hidden">Sedan fakturadatum</span></th><th scope="col"><span class="hidden">Fakturor</span></th><th scope="col"><span class="hidden">Stapel</span></th></tr></thead>
    <tbody><xsl:for-each select="ages/row"><tr>
      <th scope="row"><xsl:value-of select="title"/></th>
      <td class="number"><xsl:value-of select="many"/></td>
      <td><svg width="120" height="14" viewBox="0 0 120 14" aria-hidden="true" focusable="false">
        <rect class="bar" x="0" y="1" height="12" width="{many div (most + number(most = 0)) * 120}"/></svg></td>
    </tr></xsl:for-each></tbody>
  </table>
</xsl:template>
</xsl:stylesheet>
