namespace Retail.Connectors.Orders;

/// <summary>How far one line of a sales order is.</summary>
/// <param name="Id">The ERP's id of the line.</param>
/// <param name="Quantity">How many are ordered, in sales units; negative on a return.</param>
/// <param name="Delivered">How many of them have left, returns taken off.</param>
public sealed record SalesOrderLineProgress(string Id, decimal Quantity, decimal Delivered);
