using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>What is known of the orders behind an invoice.</summary>
/// <param name="Orders">The shop's orders that it is over.</param>
/// <param name="Unlinked">Links from those of them that do not have one to the invoice: somebody made it in the ERP.</param>
/// <param name="Expected">A sales order of it whose link to one of the shop's orders is about to be stored; null if there is none.</param>
internal sealed record InvoiceFacts(ImmutableArray<EntityRef> Orders, ImmutableArray<Link> Unlinked, EntityRef? Expected);
