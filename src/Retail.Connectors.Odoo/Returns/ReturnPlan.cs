using System.Collections.Immutable;

namespace Retail.Connectors.Odoo.Returns;

/// <summary>What comes back, move by move.</summary>
/// <param name="PickingType">The kind of the receipt.</param>
/// <param name="Partner">Who sends the goods back.</param>
/// <param name="Of">The delivery whose goods come back; the first if there are several.</param>
/// <param name="From">The customer's place.</param>
/// <param name="To">Where goods go that no move sends elsewhere.</param>
/// <param name="Moves">The moves.</param>
internal sealed record ReturnPlan(long PickingType, long Partner, long Of, long From, long To, ImmutableArray<ReturnMove> Moves);
