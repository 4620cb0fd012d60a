using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>One line of a sales order.</summary>
/// <param name="Id">The ERP's id of the line.</param>
/// <param name="Sku">The stock keeping unit; empty for a line without an article.</param>
/// <param name="Name">What people read.</param>
/// <param name="Quantity">How many are ordered, in sales units; negative on a return.</param>
/// <param name="Delivered">How many of them have left, returns taken off.</param>
/// <param name="Invoiced">How many of them are on invoices, credit notes taken off; drafts count as the ERP counts them.</param>
/// <param name="Net">The amount without tax.</param>
public sealed record SalesOrderLine(
    string Id, string Sku, string Name, decimal Quantity, decimal Delivered, decimal Invoiced, Money Net);
