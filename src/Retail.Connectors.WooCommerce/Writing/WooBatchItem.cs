using System.Text.Json.Nodes;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>An item of a batch, ready to be sent.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Index">Its place among those of the same action.</param>
/// <param name="Id">The record's id; 0 if it is to be created.</param>
/// <param name="Body">The fields; null for a deletion.</param>
internal sealed record WooBatchItem(WooBatchAction Action, int Index, long Id, JsonObject? Body);
