/* EN 16931 in CII (EN 16931-3-3, artefact 1.3.16, pattern EN16931-CII-Syntax).
 *
 * Invoice lines: what EN 16931 does not use, and what must stand once.
 */
#include "parsers/validate/paths_cii.h"

#define LINE CII_TRANSACTION "/ram:IncludedSupplyChainTradeLineItem"
#define LINE_DOCUMENT LINE "/ram:AssociatedDocumentLineDocument"
#define PRODUCT LINE "/ram:SpecifiedTradeProduct"
#define LINE_AGREEMENT LINE "/ram:SpecifiedLineTradeAgreement"
#define LINE_DELIVERY LINE "/ram:SpecifiedLineTradeDelivery"
#define LINE_SETTLEMENT LINE "/ram:SpecifiedLineTradeSettlement"
#define DISCOUNT "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge"

static int lacks_second(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && path_count(asked, 1) == 0;
}

static int not_one_second(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && path_count(asked, 1) != 1;
}

/* Of the price's allowance: its indicators, what they say, its amounts. */
static int no_price_allowance(const struct path_asked *asked)
{
    const char *says;

    if (path_count(asked, 0) == 0 && path_count(asked, 2) == 0) {
        return 0;
    }
    for (int at = 0; (says = path_value(asked, 1, at)) != NULL; at++) {
        if (cii_same_words(says, "false") || cii_same_words(says, "0")) {
            return path_count(asked, 2) == 0;
        }
    }
    return 1;
}

static int several_objects(const struct path_asked *asked)
{
    const char *code;
    int count = 0;

    for (int at = 0; (code = path_value(asked, 0, at)) != NULL; at++) {
        count += cii_same_words(code, "130");
    }
    return count > 1;
}

const struct path_rule paths_cii_line[] = {
    NOT("CII-SR-035", LINE, "ram:DescriptionCode"),
    NOT("CII-SR-036", LINE, "ram:ParentLineID"),
    NOT("CII-SR-037", LINE, "ram:LineStatusCode"),
    NOT("CII-SR-038", LINE, "ram:LineStatusReasonCode"),
    NOT("CII-SR-221", LINE, "ram:IncludedSubordinateTradeLineItem"),
    {"CII-SR-039", SEVERITY_WARNING, LINE_DOCUMENT, "ram:IncludedNote", AT_MOST(1), "BT-127", NULL,
     NULL},
    {"CII-SR-040", SEVERITY_WARNING, LINE_DOCUMENT, "ram:IncludedNote/ram:Content", AT_MOST(1),
     "BT-127", NULL, NULL},
    NOT("CII-SR-041", LINE_DOCUMENT, "ram:IncludedNote/ram:SubjectCode"),
    NOT("CII-SR-042", LINE_DOCUMENT, "ram:IncludedNote/ram:ID"),
    NOT("CII-SR-043", LINE_DOCUMENT, "ram:IncludedNote/ram:Subject"),
    NOT("CII-SR-044", LINE_DOCUMENT, "ram:IncludedNote/ram:ContentCode"),
    NOT("CII-SR-045", PRODUCT, "ram:ID"),
    {"CII-SR-046", SEVERITY_FATAL, PRODUCT, "ram:GlobalID; ram:GlobalID/@schemeID",
     ASK(lacks_second), "BT-157",
     "Ange vilket slags artikelnummer GlobalID (BT-157) är, med schemeID, till exempel 0160 för "
     "GTIN.",
     "State with schemeID which kind of item number GlobalID (BT-157) is, for example 0160 for "
     "GTIN."},
    NOT("CII-SR-048", PRODUCT, "ram:ManufacturerAssignedID"),
    NOT("CII-SR-049", PRODUCT, "ram:TradeName"),
    NOT("CII-SR-050", PRODUCT, "ram:TypeCode"),
    NOT("CII-SR-051", PRODUCT, "ram:NetWeightMeasure"),
    NOT("CII-SR-052", PRODUCT, "ram:GrossWeightMeasure"),
    NOT("CII-SR-053", PRODUCT, "ram:ProductGroupID"),
    NOT("CII-SR-054", PRODUCT, "ram:EndItemTypeCode"),
    NOT("CII-SR-055", PRODUCT, "ram:EndItemName"),
    NOT("CII-SR-056", PRODUCT, "ram:AreaDensityMeasure"),
    NOT("CII-SR-057", PRODUCT, "ram:UseDescription"),
    NOT("CII-SR-058", PRODUCT, "ram:BrandName"),
    NOT("CII-SR-059", PRODUCT, "ram:SubBrandName"),
    NOT("CII-SR-060", PRODUCT, "ram:DrainedNetWeightMeasure"),
    NOT("CII-SR-061", PRODUCT, "ram:VariableMeasureIndicator"),
    NOT("CII-SR-062", PRODUCT, "ram:ColourCode"),
    NOT("CII-SR-063", PRODUCT, "ram:ColourDescription"),
    NOT("CII-SR-064", PRODUCT, "ram:Designation"),
    NOT("CII-SR-065", PRODUCT, "ram:FormattedCancellationAnnouncedLaunchDateTime"),
    NOT("CII-SR-066", PRODUCT, "ram:FormattedLatestProductDataChangeDateTime"),
    NOT("CII-SR-067", PRODUCT, "ram:ApplicableProductCharacteristic/ram:ID"),
    NOT("CII-SR-068", PRODUCT, "ram:ApplicableProductCharacteristic/ram:TypeCode"),
    NOT("CII-SR-070", PRODUCT, "ram:ApplicableProductCharacteristic/ram:ValueMeasure"),
    NOT("CII-SR-071", PRODUCT, "ram:ApplicableProductCharacteristic/ram:MeasurementMethodCode"),
    NOT("CII-SR-073", PRODUCT, "ram:ApplicableProductCharacteristic/ram:ValueCode"),
    NOT("CII-SR-074", PRODUCT, "ram:ApplicableProductCharacteristic/ram:ValueDateTime"),
    NOT("CII-SR-075", PRODUCT, "ram:ApplicableProductCharacteristic/ram:ValueIndicator"),
    NOT("CII-SR-076", PRODUCT, "ram:ApplicableProductCharacteristic/ram:ContentTypeCode"),
    NOT("CII-SR-077", PRODUCT, "ram:ApplicableProductCharacteristic/ram:ValueSpecifiedBinaryFile"),
    NOT("CII-SR-078", PRODUCT,
        "ram:ApplicableProductCharacteristic/ram:ApplicableProductCharacteristicCondition"),
    NOT("CII-SR-079", PRODUCT,
        "ram:ApplicableProductCharacteristic/ram:ApplicableReferencedStandard"),
    NOT("CII-SR-080", PRODUCT, "ram:ApplicableMaterialGoodsCharacteristic"),
    NOT("CII-SR-081", PRODUCT, "ram:DesignatedProductClassification/ram:SystemID"),
    NOT("CII-SR-082", PRODUCT, "ram:DesignatedProductClassification/ram:SystemName"),
    NOT("CII-SR-083", PRODUCT, "ram:DesignatedProductClassification/ram:ClassName"),
    NOT("CII-SR-084", PRODUCT, "ram:DesignatedProductClassification/ram:SubClassCode"),
    NOT("CII-SR-085", PRODUCT,
        "ram:DesignatedProductClassification/ram:ClassProductCharacteristic"),
    NOT("CII-SR-086", PRODUCT,
        "ram:DesignatedProductClassification/ram:ApplicableReferencedStandard"),
    NOT("CII-SR-087", PRODUCT, "ram:IndividualTradeProductInstance"),
    NOT("CII-SR-088", PRODUCT, "ram:CertificationEvidenceReferenceReferencedDocument"),
    NOT("CII-SR-089", PRODUCT, "ram:InspectionReferenceReferencedDocument"),
    {"CII-SR-090", SEVERITY_FATAL, PRODUCT, "ram:OriginTradeCountry; ram:OriginTradeCountry/ram:ID",
     ASK(not_one_second), "BT-159",
     "Ange precis en landskod (ID) i OriginTradeCountry (BT-159), eller ta bort gruppen.",
     "State exactly one country code (ID) in OriginTradeCountry (BT-159), or remove the group."},
    NOT("CII-SR-091", PRODUCT, "ram:OriginTradeCountry/ram:Name"),
    NOT("CII-SR-092", PRODUCT, "ram:OriginTradeCountry/ram:SubordinateTradeCountrySubDivision"),
    NOT("CII-SR-093", PRODUCT, "ram:LinearSpatialDimension"),
    NOT("CII-SR-094", PRODUCT, "ram:MinimumLinearSpatialDimension"),
    NOT("CII-SR-095", PRODUCT, "ram:MaximumLinearSpatialDimension"),
    NOT("CII-SR-096", PRODUCT, "ram:ManufacturerTradeParty"),
    NOT("CII-SR-097", PRODUCT, "ram:PresentationSpecifiedBinaryFile"),
    NOT("CII-SR-098", PRODUCT, "ram:MSDSReferenceReferencedDocument"),
    NOT("CII-SR-099", PRODUCT, "ram:AdditionalReferenceReferencedDocument"),
    NOT("CII-SR-100", PRODUCT, "ram:LegalRightsOwnerTradeParty"),
    NOT("CII-SR-101", PRODUCT, "ram:BrandOwnerTradeParty"),
    NOT("CII-SR-102", PRODUCT, "ram:IncludedReferencedProduct"),
    NOT("CII-SR-103", PRODUCT, "ram:InformationNote"),
    {"CII-SR-069", SEVERITY_FATAL, PRODUCT "/ram:ApplicableProductCharacteristic",
     "ram:Description", EXACTLY(1), "BT-160", NULL, NULL},
    {"CII-SR-072", SEVERITY_FATAL, PRODUCT "/ram:ApplicableProductCharacteristic", "ram:Value",
     EXACTLY(1), "BT-161", NULL, NULL},
    NOT("CII-SR-104", LINE_AGREEMENT, "ram:BuyerReference"),
    NOT("CII-SR-105", LINE_AGREEMENT, "ram:BuyerRequisitionerTradeParty"),
    NOT("CII-SR-106", LINE_AGREEMENT, "ram:ApplicableTradeDeliveryTerms"),
    NOT("CII-SR-107", LINE_AGREEMENT, "ram:SellerOrderReferencedDocument"),
    NOT("CII-SR-108", LINE_AGREEMENT, "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
    NOT("CII-SR-109", LINE_AGREEMENT, "ram:QuotationReferencedDocument"),
    NOT("CII-SR-110", LINE_AGREEMENT, "ram:ContractReferencedDocument"),
    NOT("CII-SR-111", LINE_AGREEMENT, "ram:DemandForecastReferencedDocument"),
    NOT("CII-SR-112", LINE_AGREEMENT, "ram:PromotionalDealReferencedDocument"),
    NOT("CII-SR-113", LINE_AGREEMENT, "ram:AdditionalReferencedDocument"),
    NOT("CII-SR-114", LINE_AGREEMENT, "ram:GrossPriceProductTradePrice/ram:TypeCode"),
    NOT("CII-SR-115", LINE_AGREEMENT, "ram:GrossPriceProductTradePrice/ram:MinimumQuantity"),
    NOT("CII-SR-116", LINE_AGREEMENT, "ram:GrossPriceProductTradePrice/ram:MaximumQuantity"),
    NOT("CII-SR-117", LINE_AGREEMENT, "ram:GrossPriceProductTradePrice/ram:ChangeReason"),
    NOT("CII-SR-118", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:OrderUnitConversionFactorNumeric"),
    {"CII-SR-439", SEVERITY_FATAL, LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:ChargeAmount",
     EXACTLY(1), "BT-146", NULL, NULL},
    {"CII-SR-119", SEVERITY_WARNING, LINE_AGREEMENT,
     "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ChargeIndicator ; "
     "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ChargeIndicator/"
     "udt:Indicator ; "
     "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ActualAmount",
     ASK(no_price_allowance), "BT-147",
     "Prisets AppliedTradeAllowanceCharge ska vara en rabatt: ange ChargeIndicator false och "
     "beloppet i ActualAmount (BT-147), eller ta bort gruppen.",
     "The AppliedTradeAllowanceCharge of the price must be a discount: state ChargeIndicator false "
     "and the amount in ActualAmount (BT-147), or remove the group."},
    NOT("CII-SR-120", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ID"),
    NOT("CII-SR-121", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:SequenceNumeric"),
    NOT("CII-SR-122", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:CalculationPercent"),
    NOT("CII-SR-123", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:BasisAmount"),
    NOT("CII-SR-124", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:BasisQuantity"),
    NOT("CII-SR-125", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:PrepaidIndicator"),
    NOT("CII-SR-126", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:UnitBasisAmount"),
    NOT("CII-SR-127", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ReasonCode"),
    NOT("CII-SR-128", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:Reason"),
    NOT("CII-SR-129", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:TypeCode"),
    NOT("CII-SR-130", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:CategoryTradeTax"),
    NOT("CII-SR-131", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/"
        "ram:ActualTradeCurrencyExchange"),
    NOT("CII-SR-445", LINE_AGREEMENT, "ram:GrossPriceProductTradePrice/ram:IncludedTradeTax"),
    NOT("CII-SR-132", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:ValiditySpecifiedPeriod"),
    NOT("CII-SR-133", LINE_AGREEMENT, "ram:GrossPriceProductTradePrice/ram:DeliveryTradeLocation"),
    NOT("CII-SR-134", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:TradeComparisonReferencePrice"),
    NOT("CII-SR-135", LINE_AGREEMENT,
        "ram:GrossPriceProductTradePrice/ram:AssociatedReferencedDocument"),
    NOT("CII-SR-136", LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:TypeCode"),
    NOT("CII-SR-138", LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:MinimumQuantity"),
    NOT("CII-SR-139", LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:MaximumQuantity"),
    NOT("CII-SR-140", LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:ChangeReason"),
    NOT("CII-SR-141", LINE_AGREEMENT,
        "ram:NetPriceProductTradePrice/ram:OrderUnitConversionFactorNumeric"),
    NOT("CII-SR-142", LINE_AGREEMENT,
        "ram:NetPriceProductTradePrice/ram:AppliedTradeAllowanceCharge"),
    NOT("CII-SR-446", LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:IncludedTradeTax"),
    NOT("CII-SR-143", LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:ValiditySpecifiedPeriod"),
    NOT("CII-SR-144", LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:DeliveryTradeLocation"),
    NOT("CII-SR-145", LINE_AGREEMENT,
        "ram:NetPriceProductTradePrice/ram:TradeComparisonReferencePrice"),
    NOT("CII-SR-146", LINE_AGREEMENT,
        "ram:NetPriceProductTradePrice/ram:AssociatedReferencedDocument"),
    {"CII-SR-441", SEVERITY_FATAL, LINE_AGREEMENT, "ram:NetPriceProductTradePrice/ram:ChargeAmount",
     AT_MOST(1), "BT-146", NULL, NULL},
    NOT("CII-SR-147", LINE_AGREEMENT, "ram:RequisitionerReferencedDocument"),
    NOT("CII-SR-148", LINE_AGREEMENT, "ram:ItemSellerTradeParty"),
    NOT("CII-SR-149", LINE_AGREEMENT, "ram:ItemBuyerTradeParty"),
    NOT("CII-SR-150", LINE_AGREEMENT, "ram:IncludedSpecifiedMarketplace"),
    NOT("CII-SR-447", LINE_AGREEMENT, "ram:UltimateCustomerOrderReferencedDocument"),
    {"CII-SR-440", SEVERITY_FATAL, DISCOUNT, "ram:ActualAmount", AT_MOST(1), "BT-147", NULL, NULL},
    NOT("CII-SR-151", LINE_DELIVERY, "ram:RequestedQuantity"),
    NOT("CII-SR-152", LINE_DELIVERY, "ram:ReceivedQuantity"),
    NOT("CII-SR-153", LINE_DELIVERY, "ram:ChargeFreeQuantity"),
    NOT("CII-SR-154", LINE_DELIVERY, "ram:PackageQuantity"),
    NOT("CII-SR-155", LINE_DELIVERY, "ram:ProductUnitQuantity"),
    NOT("CII-SR-156", LINE_DELIVERY, "ram:PerPackageUnitQuantity"),
    NOT("CII-SR-157", LINE_DELIVERY, "ram:NetWeightMeasure"),
    NOT("CII-SR-158", LINE_DELIVERY, "ram:GrossWeightMeasure"),
    NOT("CII-SR-159", LINE_DELIVERY, "ram:TheoreticalWeightMeasure"),
    NOT("CII-SR-160", LINE_DELIVERY, "ram:DespatchedQuantity"),
    NOT("CII-SR-161", LINE_DELIVERY, "ram:SpecifiedDeliveryAdjustment"),
    NOT("CII-SR-162", LINE_DELIVERY, "ram:IncludedSupplyChainPackaging"),
    NOT("CII-SR-163", LINE_DELIVERY, "ram:RelatedSupplyChainConsignment"),
    NOT("CII-SR-164", LINE_DELIVERY, "ram:ShipToTradeParty"),
    NOT("CII-SR-165", LINE_DELIVERY, "ram:UltimateShipToTradeParty"),
    NOT("CII-SR-166", LINE_DELIVERY, "ram:ShipFromTradeParty"),
    NOT("CII-SR-167", LINE_DELIVERY, "ram:ActualDespatchSupplyChainEvent"),
    NOT("CII-SR-168", LINE_DELIVERY, "ram:ActualPickUpSupplyChainEvent"),
    NOT("CII-SR-169", LINE_DELIVERY, "ram:RequestedDeliverySupplyChainEvent"),
    NOT("CII-SR-170", LINE_DELIVERY, "ram:ActualDeliverySupplyChainEvent"),
    NOT("CII-SR-171", LINE_DELIVERY, "ram:ActualReceiptSupplyChainEvent"),
    NOT("CII-SR-172", LINE_DELIVERY, "ram:AdditionalReferencedDocument"),
    NOT("CII-SR-173", LINE_DELIVERY, "ram:DespatchAdviceReferencedDocument"),
    NOT("CII-SR-174", LINE_DELIVERY, "ram:ReceivingAdviceReferencedDocument"),
    NOT("CII-SR-175", LINE_DELIVERY, "ram:DeliveryNoteReferencedDocument"),
    NOT("CII-SR-176", LINE_DELIVERY, "ram:ConsumptionReportReferencedDocument"),
    NOT("CII-SR-177", LINE_DELIVERY, "ram:PackingListReferencedDocument"),
    NOT("CII-SR-178", LINE_SETTLEMENT, "ram:PaymentReference"),
    NOT("CII-SR-179", LINE_SETTLEMENT, "ram:InvoiceIssuerReference"),
    NOT("CII-SR-180", LINE_SETTLEMENT, "ram:TotalAdjustmentAmount"),
    NOT("CII-SR-181", LINE_SETTLEMENT, "ram:DiscountIndicator"),
    NOT("CII-SR-182", LINE_SETTLEMENT, "ram:ApplicableTradeTax/ram:CalculatedAmount"),
    NOT("CII-SR-183", LINE_SETTLEMENT,
        "ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator/udt:IndicatorString"),
    NOT("CII-SR-184", LINE_SETTLEMENT, "ram:SpecifiedTradeAllowanceCharge/ram:ID"),
    NOT("CII-SR-185", LINE_SETTLEMENT, "ram:SpecifiedTradeAllowanceCharge/ram:SequenceNumeric"),
    NOT("CII-SR-186", LINE_SETTLEMENT,
        "ram:SpecifiedTradeAllowanceCharge/ram:CalculationPercent/@format"),
    NOT("CII-SR-187", LINE_SETTLEMENT, "ram:SpecifiedTradeAllowanceCharge/ram:BasisQuantity"),
    NOT("CII-SR-188", LINE_SETTLEMENT, "ram:SpecifiedTradeAllowanceCharge/ram:PrepaidIndicator"),
    NOT("CII-SR-189", LINE_SETTLEMENT, "ram:SpecifiedTradeAllowanceCharge/ram:UnitBasisAmount"),
    NOT("CII-SR-190", LINE_SETTLEMENT, "ram:SpecifiedTradeAllowanceCharge/ram:TypeCode"),
    NOT("CII-SR-191", LINE_SETTLEMENT, "ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax"),
    NOT("CII-SR-192", LINE_SETTLEMENT,
        "ram:SpecifiedTradeAllowanceCharge/ram:ActualTradeCurrencyExchange"),
    NOT("CII-SR-193", LINE_SETTLEMENT, "ram:SpecifiedTradeAllowanceCharge/ram:ID"),
    NOT("CII-SR-194", LINE_SETTLEMENT, "ram:SubtotalCalculatedTradeTax"),
    NOT("CII-SR-195", LINE_SETTLEMENT, "ram:SpecifiedLogisticsServiceCharge"),
    NOT("CII-SR-196", LINE_SETTLEMENT, "ram:SpecifiedTradePaymentTerms"),
    NOT("CII-SR-197", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:ChargeTotalAmount"),
    NOT("CII-SR-198", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:AllowanceTotalAmount"),
    NOT("CII-SR-199", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:TaxBasisTotalAmount"),
    NOT("CII-SR-200", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:TaxTotalAmount"),
    NOT("CII-SR-201", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:GrandTotalAmount"),
    NOT("CII-SR-202", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:InformationAmount"),
    NOT("CII-SR-203", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:TotalAllowanceChargeAmount"),
    NOT("CII-SR-204", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:TotalRetailValueInformationAmount"),
    NOT("CII-SR-205", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:GrossLineTotalAmount"),
    NOT("CII-SR-206", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:NetLineTotalAmount"),
    NOT("CII-SR-207", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:NetIncludingTaxesLineTotalAmount"),
    NOT("CII-SR-208", LINE_SETTLEMENT,
        "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:ProductWeightLossInformationAmount"),
    NOT("CII-SR-209", LINE_SETTLEMENT, "ram:SpecifiedFinancialAdjustment"),
    NOT("CII-SR-210", LINE_SETTLEMENT, "ram:InvoiceReferencedDocument"),
    NOT("CII-SR-212", LINE_SETTLEMENT, "ram:PayableSpecifiedTradeAccountingAccount"),
    NOT("CII-SR-213", LINE_SETTLEMENT,
        "ram:ReceivableSpecifiedTradeAccountingAccount/ram:SetTriggerCode"),
    NOT("CII-SR-214", LINE_SETTLEMENT,
        "ram:ReceivableSpecifiedTradeAccountingAccount/ram:TypeCode"),
    NOT("CII-SR-215", LINE_SETTLEMENT,
        "ram:ReceivableSpecifiedTradeAccountingAccount/ram:AmountTypeCode"),
    NOT("CII-SR-216", LINE_SETTLEMENT, "ram:ReceivableSpecifiedTradeAccountingAccount/ram:Name"),
    NOT("CII-SR-217", LINE_SETTLEMENT,
        "ram:ReceivableSpecifiedTradeAccountingAccount/ram:CostReferenceDimensionPattern"),
    NOT("CII-SR-218", LINE_SETTLEMENT, "ram:PurchaseSpecifiedTradeAccountingAccount"),
    NOT("CII-SR-219", LINE_SETTLEMENT, "ram:SalesSpecifiedTradeAccountingAccount"),
    NOT("CII-SR-220", LINE_SETTLEMENT, "ram:SpecifiedTradeSettlementFinancialCard"),
    {"CII-SR-454", SEVERITY_WARNING, LINE_SETTLEMENT, "ram:ApplicableTradeTax", EXACTLY(1),
     "BT-151", NULL, NULL},
    {"CII-SR-474", SEVERITY_WARNING, LINE_SETTLEMENT,
     "ram:AdditionalReferencedDocument/ram:TypeCode", ASK(several_objects), "BT-128",
     "Ange radens fakturerade objekt (AdditionalReferencedDocument med TypeCode 130, BT-128) högst "
     "en gång.",
     "State the invoiced object of the line (AdditionalReferencedDocument with TypeCode 130, "
     "BT-128) at most once."},
    {0},
};
