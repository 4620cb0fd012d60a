namespace Retail.Connectors.Returns;

/// <summary>What comes back of one order line.</summary>
/// <param name="OrderLineId">The shop's id of the line.</param>
/// <param name="Sku">The stock keeping unit.</param>
/// <param name="Quantity">How many, in sales units; positive.</param>
/// <param name="Disposition">What becomes of them.</param>
public sealed record ReturnLine(string OrderLineId, string Sku, decimal Quantity, ReturnDisposition Disposition);
