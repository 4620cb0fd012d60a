using System.Collections.Immutable;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Credits;

/// <summary>
/// Tells a shop of credit notes that people made in an ERP: each becomes a refund on its order, once, and no money moves. Those that
/// answer refunds of the shop come back as changes and ask for nothing.
/// </summary>
internal sealed class CreditFlow : IFlow<CreditNote, CreditFacts>
{
    public async ValueTask<CreditFacts> GatherAsync(
        EntityRef source, Observed<CreditNote>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        if (observed is not { Value: { Invoice: { } invoiceRef } note })
        {
            return new CreditFacts();
        }

        var answers = await AnswersOfAsync(source, lookups, cancellationToken);
        if (!answers.IsEmpty)
        {
            return new CreditFacts { Answers = answers };
        }

        var invoice = lookups.Offers<IReader<Invoice>>(source.System) ? await lookups.ReadAsync<Invoice>(invoiceRef, cancellationToken) : null;
        return new CreditFacts
        {
            Order = await OrderOfAsync(invoiceRef, invoice?.Value, context.Flow.To, lookups, cancellationToken),
            InvoiceKey = invoice?.Value.Key ?? string.Empty,
            Originals = ShortForms.IsOne(note.Key) ? await OriginalsAsync(note, lookups, cancellationToken) : [],
        };
    }

    public Plan Plan(EntityRef source, Observed<CreditNote>? observed, CreditFacts facts, PlanContext context)
    {
        var recorded = context.Links.FirstOrDefault(link => link.Role == LinkRole.Refund && link.Target.System == context.Flow.To);
        if (observed is not { Value.Stage: DocumentStage.Posted })
        {
            return recorded is null
                ? new Plan.Nothing(observed is null ? "the ERP does not have it" : $"not posted: {observed.Value.Stage}")
                : observed is { Value.Stage: DocumentStage.Draft }
                    ? new Plan.Nothing("a draft again")
                    : new Plan.Park(CreditParking.Withdrawn(source, observed?.Value.Number ?? string.Empty, recorded));
        }

        var note = observed.Value;
        if (recorded is not null)
        {
            return new Plan.Nothing($"recorded as refund {recorded.DisplayName}");
        }

        if (!facts.Answers.IsEmpty)
        {
            return new Plan.Nothing($"answers {facts.Answers[0]}");
        }

        if (facts.Order is not { } order)
        {
            return new Plan.Nothing("over no invoice of an order of the shop");
        }

        if (!facts.Originals.IsEmpty)
        {
            return new Plan.Park(CreditParking.Copied(note, facts.Originals));
        }

        return note.Key != facts.InvoiceKey && ShortForms.IsOne(note.Key)
            ? new Plan.Nothing("made for a refund of a shop")
            : note.Totals.Grand.Amount == 0 ? new Plan.Nothing("gives nothing back") : Record(note, order, context.Flow.To);
    }

    private static Plan.Do Record(CreditNote note, EntityRef order, SystemName shop)
    {
        var command = new RecordRefund(EffectKey.For(note.Ref, "refund", shop), new Refund
        {
            Ref = note.Ref,
            Order = order,
            Amount = note.Totals.Grand,
            Reason = $"Credit note {note.Number}",
        });
        return new Plan.Do([PlannedCommand.For(command, LinkRole.Refund)], command.Digest());
    }

    private static async ValueTask<ImmutableArray<EntityRef>> AnswersOfAsync(EntityRef note, ILookups lookups, CancellationToken cancellationToken) =>
    [
        .. (await lookups.LinksToAsync(note, cancellationToken))
            .Where(link => link.Role == LinkRole.CreditNote && link.Source.Kind == EntityKind.Refund).Select(link => link.Source),
    ];

    private static async ValueTask<EntityRef?> OrderOfAsync(
        EntityRef invoiceRef, Invoice? invoice, SystemName shop, ILookups lookups, CancellationToken cancellationToken)
    {
        foreach (var document in new[] { invoiceRef }.Concat(invoice?.SalesOrders ?? []))
        {
            var sources = await lookups.LinksToAsync(document, cancellationToken);
            if (sources.FirstOrDefault(link => link.Source.System == shop && link.Source.Kind == EntityKind.Order) is { } link)
            {
                return link.Source;
            }
        }

        return null;
    }

    /// <summary>Who duplicates a credit note of ours duplicates its key.</summary>
    private static async ValueTask<ImmutableArray<EntityRef>> OriginalsAsync(CreditNote note, ILookups lookups, CancellationToken cancellationToken)
    {
        if (!lookups.Offers<IDocumentIndex>(note.Ref.System))
        {
            return [];
        }

        var same = await lookups.AskAsync<IDocumentIndex, ImmutableArray<Receipt>>(
            note.Ref.System,
            async (index, token) => index.Kinds.Contains(EntityKind.CreditNote)
                && (await index.FindAsync(EntityKind.CreditNote, [note.Key], token)).TryGetValue(note.Key, out var found) ? found : [],
            cancellationToken);
        var originals = ImmutableArray.CreateBuilder<EntityRef>();
        foreach (var other in same.Where(other => other.Document != note.Ref))
        {
            if (!(await AnswersOfAsync(other.Document, lookups, cancellationToken)).IsEmpty)
            {
                originals.Add(other.Document);
            }
        }

        return originals.DrainToImmutable();
    }
}
