<?xml version="1.0" encoding="UTF-8"?>
<!-- The text to a provider: edited on the page, and a letter when it is printed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:variable name="dispute" select="/page/dispute/row"/>
<xsl:variable name="writes" select="$dispute/open = 't' and /page/user/role = 'finance'"/>
<xsl:template match="page" mode="title">Bestridande av <xsl:value-of select="$dispute/invoice_no"/></xsl:template>
<xsl:template match="page" mode="main">
  <nav class="pager" aria-label="Tillbaka"><a href="/bestridda">Bestridda fakturor</a><a href="/faktura/{$dispute/document_no}?tillstand=bestridd">Faktura <xsl:value-of select="$dispute/invoice_no"/></a></nav>
  <div class="noprint">
    <h1>Brev om faktura <xsl:value-of select="$dispute/invoice_no"/><xsl:text> </xsl:text><small><xsl:value-of select="$dispute/seller"/></small></h1>
    <p><xsl:choose>
      <xsl:when test="$dispute/cancelled_on"><span class="state">återtaget</span> Fakturan granskas igen sedan <xsl:value-of select="$dispute/cancelled_on"/>.</xsl:when>
      <xsl:when test="$dispute/sent_on"><span class="state approved">skickat</span><xsl:text> </xsl:text><xsl:value-of select="$dispute/sent_on"/> av <xsl:value-of select="$dispute/sender"/>. Svar väntas senast <xsl:value-of select="$dispute/due_on"/>.</xsl:when>
      <xsl:otherwise><span class="state flagged">inte skickat</span> Bestriden <xsl:value-of select="$dispute/disputed_on"/> av <xsl:value-of select="$dispute/disputer"/><xsl:if test="$dispute/reason">: <xsl:value-of select="$dispute/reason"/></xsl:if>.</xsl:otherwise></xsl:choose></p>
  </div>
  <div class="letter print">
    <p class="right"><xsl:value-of select="site/@municipality"/><br/><xsl:call-template name="date"><xsl:with-param name="date" select="$dispute/today"/></xsl:call-template></p>
    <p><xsl:value-of select="$dispute/seller"/><br/><xsl:value-of select="$dispute/seller_id"/></p>
    <h2>Angående faktura <xsl:value-of select="$dispute/invoice_no"/></h2>
    <p class="written"><xsl:value-of select="$dispute/draft"/></p>
    <p><xsl:value-of select="user/@name"/><br/><xsl:value-of select="site/@municipality"/></p>
  </div>
  <div class="noprint">
    <xsl:choose>
      <xsl:when test="$writes">
        <form method="post" action="/bestridande/{$dispute/dispute_no}/text">
          <xsl:call-template name="key"/>
          <div class="field">
            <label for="text">Text till utföraren</label>
            <p class="hint" id="text-hjalp">Klienter står med sin kod. Skriv inga namn och inga personnummer.</p>
            <textarea name="text" id="text" rows="18" maxlength="50000" aria-describedby="text-hjalp"><xsl:call-template name="sent"><xsl:with-param name="name" select="'text'"/><xsl:with-param name="value" select="$dispute/draft"/></xsl:call-template></textarea>
          </div>
          <div class="actions">
            <button type="submit">Spara texten</button>
            <button type="submit" class="quiet" formaction="/bestridande/{$dispute/dispute_no}/skickad">Spara och markera som skickad</button>
            <p class="hint">Skriv ut sidan som brev, eller kopiera texten till ett meddelande. Spara texten först; utskriften visar den sparade texten. Markera sedan att den är skickad: då börjar tiden att räknas.</p>
          </div>
        </form>
      </xsl:when>
      <xsl:otherwise><pre class="written"><xsl:value-of select="$dispute/draft"/></pre></xsl:otherwise>
    </xsl:choose>
  </div>
  <section aria-labelledby="kreditera"><h2 id="kreditera">Att kreditera</h2>
    <xsl:choose>
      <xsl:when test="lines/row">
        <div class="scroll" tabindex="0" role="region" aria-label="Att kreditera">
          <table>
            <caption>Som avvikelserna är just nu. Belopp i kronor utan moms.</caption>
            <thead><tr><th scope="col">Rad</th><th scope="col">Klient</th><th scope="col">Månad</th><th scope="col">Varför</th><th scope="col" class="number">Belopp</th></tr></thead>
            <tbody><xsl:for-each select="lines/row"><tr>
              <th scope="row"><xsl:choose><xsl:when test="line_id != ''"><xsl:value-of select="line_id"/></xsl:when><xsl:otherwise>hela fakturan</xsl:otherwise></xsl:choose></th>
              <td><xsl:value-of select="client_id"/></td><td class="nowrap"><xsl:value-of select="month"/></td><td><xsl:value-of select="title"/></td>
              <td class="number"><xsl:value-of select="av:amount(amount_ore)"/></td>
            </tr></xsl:for-each></tbody>
            <tfoot><tr><th scope="row" colspan="4">Summa</th><td class="number"><xsl:value-of select="av:amount(lines/row[1]/sum_ore)"/></td></tr></tfoot>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p>Inget belopp är ifrågasatt längre.</p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>
</xsl:stylesheet>
