namespace Retail.Connectors.Odoo.Returns;

/// <summary>One move of a receipt.</summary>
/// <param name="ExternalId">Its external id.</param>
/// <param name="SourceId">The shop's id of the order line.</param>
/// <param name="SaleLine">The order line.</param>
/// <param name="Origin">The move whose goods it brings back.</param>
/// <param name="Product">What.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Quantity">How many.</param>
/// <param name="To">Where to.</param>
/// <param name="IsScrap">True if it is written off there.</param>
internal sealed record ReturnMove(
    string ExternalId, string SourceId, long SaleLine, long Origin, long Product, long Unit, decimal Quantity, long To, bool IsScrap);
