using System.Collections.Frozen;

namespace Retail.Connectors.Tryton.Taxes;

/// <summary>A tax that orders can name, with its parts and its rounding taxes.</summary>
/// <param name="Id">The tax.</param>
/// <param name="Name">What mappings call it.</param>
/// <param name="Parts">Ids under which documents show it: its own, its children's and its rounding taxes'.</param>
/// <param name="Up">The fixed tax of +0.01; null if it was not set up.</param>
/// <param name="Down">The fixed tax of −0.01; null if it was not set up.</param>
/// <param name="Account">The account of the tax on credit notes; null if only its children have one.</param>
internal sealed record TaxInfo(long Id, string Name, FrozenSet<long> Parts, long? Up, long? Down, long? Account);
