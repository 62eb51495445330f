<?xml version="1.0" encoding="UTF-8"?>
<!-- A report: its form, its table with sums, and the same rows as files.  A page that has more to say
     imports this and gives mode "more". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:variable name="table" select="/page/table"/>
<xsl:variable name="rows" select="/page/*[name() = $table/@element]/row"/>

<xsl:template match="page" mode="title"><xsl:value-of select="table/@title"/></xsl:template>
<xsl:template match="page" mode="main">
  <xsl:apply-templates select="." mode="way"/>
  <h1><xsl:value-of select="table/@title"/></h1>
  <p><xsl:value-of select="table/@about"/></p>
  <xsl:call-template name="report-form"/>
  <xsl:apply-templates select="." mode="more"/>
  <xsl:call-template name="report-table"/>
</xsl:template>
<xsl:template match="page" mode="way"><p class="way"><a href="/rapporter">Alla rapporter</a></p></xsl:template>
<xsl:template match="page" mode="more"/>

<xsl:template name="report-form">
  <xsl:if test="$table/field">
    <form method="get" action="{/page/@path}" class="filter">
      <xsl:for-each select="$table/field">
        <xsl:choose>
          <xsl:when test="choice">
            <div class="field"><label for="falt-{@name}"><xsl:value-of select="@label"/></label>
              <select name="{@name}" id="falt-{@name}">
                <xsl:if test="not(@standard) and @type != 'month'"><option value="">Alla</option></xsl:if>
                <xsl:for-each select="choice">
                  <option value="{@value}"><xsl:if test="@value = ../@value"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="."/></option>
                </xsl:for-each>
              </select></div>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="field"><xsl:with-param name="name" select="@name"/><xsl:with-param name="label" select="@label"/><xsl:with-param name="type" select="@type"/><xsl:with-param name="value" select="@value"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <button type="submit">Visa</button>
    </form>
  </xsl:if>
</xsl:template>

<!-- The address of the same rows as a file. -->
<xsl:template name="file-address">
  <xsl:param name="end"/>
  <xsl:variable name="here"><xsl:call-template name="link"/></xsl:variable>
  <xsl:value-of select="concat(/page/@path, $end)"/>
  <xsl:if test="contains($here, '?')">?<xsl:value-of select="substring-after($here, '?')"/></xsl:if>
</xsl:template>
<xsl:template name="files">
  <xsl:variable name="xlsx"><xsl:call-template name="file-address"><xsl:with-param name="end" select="'.xlsx'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="csv"><xsl:call-template name="file-address"><xsl:with-param name="end" select="'.csv'"/></xsl:call-template></xsl:variable>
  <p class="actions"><a class="button quiet" href="{$xlsx}">Hämta som Excel</a><xsl:text> </xsl:text><a class="button quiet" href="{$csv}">Hämta som CSV</a></p>
</xsl:template>

<xsl:template name="report-table">
  <p class="of"><xsl:if test="$table/@period"><strong><xsl:value-of select="$table/@period"/></strong>. </xsl:if>
    <xsl:text>Framtagen </xsl:text><xsl:call-template name="date"><xsl:with-param name="date" select="/page/site/@today"/></xsl:call-template>.</p>
  <xsl:choose>
    <xsl:when test="$rows">
      <xsl:call-template name="files"/>
      <div class="scroll" tabindex="0" role="region" aria-label="{$table/@title}">
        <table class="report">
          <caption><xsl:value-of select="av:number($table/@count)"/>
            <xsl:choose><xsl:when test="$table/@count = 1"> rad</xsl:when><xsl:otherwise> rader</xsl:otherwise></xsl:choose>
            <xsl:if test="$table/@count != $table/@shown">; här visas de första <xsl:value-of select="$table/@shown"/>, filerna har alla. Summorna gäller alla</xsl:if>
            <xsl:text>. </xsl:text><xsl:value-of select="$table/@selection"/></caption>
          <thead><tr><xsl:for-each select="$table/column">
            <th scope="col"><xsl:call-template name="right"/><xsl:value-of select="@heading"/></th></xsl:for-each></tr></thead>
          <tbody><xsl:for-each select="$rows"><xsl:variable name="row" select="."/>
            <tr><xsl:for-each select="$table/column">
              <xsl:choose>
                <xsl:when test="position() = 1"><th scope="row"><xsl:call-template name="right"/><xsl:call-template name="cell"><xsl:with-param name="row" select="$row"/></xsl:call-template></th></xsl:when>
                <xsl:otherwise><td><xsl:call-template name="right"/>
                  <xsl:if test="@type = 'text' and string-length($row/*[name() = current()/@name]) &gt; 60"><xsl:attribute name="class">sentence</xsl:attribute></xsl:if>
                  <xsl:call-template name="cell"><xsl:with-param name="row" select="$row"/></xsl:call-template></td></xsl:otherwise>
              </xsl:choose>
            </xsl:for-each></tr></xsl:for-each></tbody>
          <xsl:if test="$table/column/@sum">
            <tfoot><tr><xsl:for-each select="$table/column">
              <xsl:choose>
                <xsl:when test="position() = 1"><th scope="row">Summa</th></xsl:when>
                <xsl:otherwise><td><xsl:call-template name="right"/><xsl:call-template name="value"><xsl:with-param name="type" select="@type"/><xsl:with-param name="value" select="@sum"/></xsl:call-template></td></xsl:otherwise>
              </xsl:choose>
            </xsl:for-each></tr></tfoot>
          </xsl:if>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="$table/@empty"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- of a column: its cells' class -->
<xsl:template name="right">
  <xsl:choose>
    <xsl:when test="@type = 'count' or @type = 'quantity' or @type = 'kronor' or @type = 'percent'"><xsl:attribute name="class">number</xsl:attribute></xsl:when>
    <xsl:when test="@type = 'date' or @type = 'month' or @type = 'time'"><xsl:attribute name="class">nowrap</xsl:attribute></xsl:when>
  </xsl:choose>
</xsl:template>
<xsl:template name="cell">
  <xsl:param name="row"/>
  <xsl:variable name="name" select="@name"/>
  <xsl:variable name="key" select="$row/*[name() = current()/@key]"/>
  <xsl:variable name="text"><xsl:call-template name="value"><xsl:with-param name="type" select="@type"/><xsl:with-param name="value" select="$row/*[name() = $name]"/></xsl:call-template></xsl:variable>
  <xsl:choose>
    <xsl:when test="@link and $key != ''"><a href="{@link}{$key}"><xsl:value-of select="$text"/></a></xsl:when>
    <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="value">
  <xsl:param name="type"/><xsl:param name="value"/>
  <xsl:choose>
    <xsl:when test="$type = 'kronor'"><xsl:value-of select="av:amount($value)"/></xsl:when>
    <xsl:when test="$type = 'count' or $type = 'quantity'"><xsl:value-of select="av:number($value)"/></xsl:when>
    <xsl:when test="$type = 'percent'"><xsl:value-of select="av:number($value, '%')"/></xsl:when>
    <xsl:when test="$type = 'month'"><xsl:value-of select="substring($value, 1, 7)"/></xsl:when>
    <xsl:when test="$type = 'time'"><xsl:value-of select="substring($value, 1, 16)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
