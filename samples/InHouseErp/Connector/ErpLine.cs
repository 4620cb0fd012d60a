using System.Collections.Immutable;

namespace InHouseErp.Connector;

/// <summary>One line of a document. The key is the shop's id of it.</summary>
/// <param name="Key">The shop's id of the line or charge.</param>
/// <param name="Sku">The article; empty for a charge.</param>
/// <param name="Name">What people read.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Net">The amount without tax, in minor units.</param>
/// <param name="Taxes">The ERP's taxes on it.</param>
internal sealed record ErpLine(string Key, string Sku, string Name, decimal Quantity, long Net, ImmutableArray<string> Taxes);
