<?xml version="1.0" encoding="UTF-8"?>
<!-- The original of an invoice, the file as it came, and what came with it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:import href="original_parts.xsl"/>
<xsl:variable name="invoice" select="/page/invoice/row"/>

<xsl:template match="page" mode="title">Original <xsl:value-of select="$invoice/invoice_no"/></xsl:template>
<xsl:template match="page" mode="main">
  <nav class="pager" aria-label="Tillbaka"><a href="/faktura/{$invoice/document_no}" data-key="f">Till granskningen av fakturan</a></nav>
  <h1><xsl:choose><xsl:when test="$invoice/credit_note = 't'">Kreditfaktura </xsl:when><xsl:otherwise>Faktura </xsl:otherwise></xsl:choose>
    <xsl:value-of select="$invoice/invoice_no"/><xsl:text> </xsl:text><small>som den kom från <xsl:value-of select="$invoice/seller"/></small></h1>
  <xsl:choose>
    <xsl:when test="$original"><xsl:call-template name="paper"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="no-paper"/></xsl:otherwise>
  </xsl:choose>
  <xsl:call-template name="files"/>
</xsl:template>

<xsl:template name="files">
  <section aria-labelledby="filer"><h2 id="filer">Filer</h2>
    <ul class="plain">
      <li><a href="/faktura/{$invoice/document_no}/original/fil">Hämta filen som den kom</a> (<xsl:choose><xsl:when test="$invoice/size_bytes &lt; 1000000"><xsl:value-of select="ceiling($invoice/size_bytes div 1000)"/> kB</xsl:when>
          <xsl:otherwise><xsl:value-of select="round($invoice/size_bytes div 1000000)"/> MB</xsl:otherwise></xsl:choose>)
        <br/><small>Filen kan innehålla namn och personnummer. Att den hämtas antecknas i åtkomstloggen.</small></li>
      <xsl:for-each select="attachments/row">
        <li><xsl:choose>
          <xsl:when test="given = 't'"><a href="/faktura/{$invoice/document_no}/bilaga/{position}">Hämta bilagan <xsl:value-of select="name"/></a></xsl:when>
          <xsl:otherwise>Bilaga <xsl:value-of select="name"/></xsl:otherwise></xsl:choose>
          <xsl:text> (</xsl:text><xsl:if test="media_type"><xsl:value-of select="media_type"/>, </xsl:if><xsl:value-of select="size"/>)
          <xsl:if test="given != 't'"><br/><small>Bilagan finns bara i filen.</small></xsl:if>
          <xsl:if test="damaged = 't'"><br/><small>Något är fel med bilagan; öppna den bara om du väntade dig den.</small></xsl:if></li>
      </xsl:for-each>
    </ul>
  </section>
</xsl:template>
</xsl:stylesheet>
