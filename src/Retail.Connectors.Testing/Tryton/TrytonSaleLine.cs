namespace Retail.Connectors.Testing.Tryton;

/// <summary>A line of a sale or of an invoice as it stands in the simulated database.</summary>
/// <param name="Id">The database id.</param>
/// <param name="ProductCode">The code of the variant, or null.</param>
/// <param name="Description">The description, or null.</param>
/// <param name="Note">The field <c>note</c>, or null.</param>
/// <param name="Quantity">The quantity; negative for a return.</param>
/// <param name="UnitPrice">The net price of one.</param>
/// <param name="Amount">The rounded net amount.</param>
/// <param name="Taxes">Ids of the taxes.</param>
public sealed record TrytonSaleLine(
    long Id, string? ProductCode, string? Description, string? Note, double Quantity, decimal UnitPrice, decimal Amount, IReadOnlyList<long> Taxes);
