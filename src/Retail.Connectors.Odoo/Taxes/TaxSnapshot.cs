using System.Collections.Frozen;
using NodaTime;

namespace Retail.Connectors.Odoo.Taxes;

/// <summary>The company's sales taxes as they were read last.</summary>
/// <param name="Groups">Tax groups by the tax's external id.</param>
/// <param name="Ids">Ids by the tax's external id.</param>
/// <param name="Until">When they are read again.</param>
internal sealed record TaxSnapshot(FrozenDictionary<string, long> Groups, FrozenDictionary<string, long> Ids, Instant Until);
