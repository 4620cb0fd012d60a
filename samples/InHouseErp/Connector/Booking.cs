using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors;
using Retail.Connectors.Effects;

namespace InHouseErp.Connector;

/// <summary>What invoices and credit notes have in common: a draft with the key, the proof of its money, the booking.</summary>
internal sealed class Booking(ErpConnection erp, string kind)
{
    public async Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken)
    {
        var document = await erp.ReadAsync(session => Documents.ByKey(session, kind, key.ShortForm()), cancellationToken);
        return document switch
        {
            null => new Finding.Nothing(),
            { State: "draft" } => new Finding.Partial(document.ReceiptIn(erp)),
            _ => new Finding.Complete(document.ReceiptIn(erp)),
        };
    }

    /// <param name="wish">What is to be booked.</param>
    /// <param name="lines">Makes the lines from the order, within the transaction that writes the draft.</param>
    /// <param name="context">Until when calls may leave.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<EffectResult> BookAsync(
        Wish wish, Func<ErpSession, ErpDocument, ImmutableArray<ErpLine>> lines, EffectContext context, CancellationToken cancellationToken)
    {
        EffectResult.Refused? stop = null;
        var (draft, refused) = await erp.WriteAsync(
            session =>
            {
                (var written, stop) = Write(session, wish, lines);
                return written;
            },
            context.SendBefore,
            cancellationToken);
        if (draft is null)
        {
            return refused ?? stop!;
        }

        if (draft.State != "draft")
        {
            return Judge(draft, wish);
        }

        var proven = await erp.ReadAsync(session => Documents.ByKey(session, kind, draft.Key)!, cancellationToken);
        if (proven.Differs(wish.Totals, wish.Codes) is { } difference)
        {
            return new EffectResult.Refused("money-differs", $"{proven.Name}: {difference}.", "Compare the lines and taxes with the wish, then replay.")
            {
                Left = proven.ReceiptIn(erp),
            };
        }

        var (bound, notBound) = await erp.WriteAsync(
            session => Documents.Bind(session, draft with { Content = wish.Content }, "posted"), context.SendBefore, cancellationToken);
        return bound is null ? notBound! : Judge(bound, wish);
    }

    public static bool IsClosed(ErpSession session, LocalDate date) => session.Any(
        "SELECT 1 FROM company WHERE code = $company AND closed_through >= $date", ("$date", LocalDatePattern.Iso.Format(date)));

    private (ErpDocument? Document, EffectResult.Refused? Refused) Write(
        ErpSession session, Wish wish, Func<ErpSession, ErpDocument, ImmutableArray<ErpLine>> lines)
    {
        if (Documents.ByKey(session, kind, wish.Key.ShortForm()) is { State: not "draft" } done)
        {
            return (done, null);
        }

        if (IsClosed(session, wish.Date))
        {
            return (null, Refusals.ClosedPeriod());
        }

        if (Documents.ById(session, wish.OriginKind, wish.Origin.Id) is not { State: "open" or "posted" } origin)
        {
            return (null, Refusals.Unknown([$"{wish.OriginKind} {wish.Origin.Id}, confirmed or posted,"]));
        }

        var wanted = lines(session, origin);
        if (OrderContent.Missing(session, wanted, origin.Currency.Currency.Value) is { Count: > 0 } missing)
        {
            return (null, Refusals.Unknown(missing));
        }

        return (Documents.WriteDraft(
            session,
            new DraftHead
            {
                Kind = kind,
                Key = wish.Key.ShortForm(),
                Content = wish.Content,
                Customer = origin.Customer,
                Currency = origin.Currency.Currency.Value,
                At = erp.Now,
                Origin = origin.Id,
                Date = LocalDatePattern.Iso.Format(wish.Date),
            },
            wanted), null);
    }

    private EffectResult Judge(ErpDocument document, Wish wish) => document switch
    {
        { State: "posted" } when document.Content == wish.Content => new EffectResult.Reached(document.ReceiptIn(erp)),
        { State: "draft" } => throw new ConnectorException(ConnectorErrorKind.Conflict, erp.System, $"{document.Name} was changed meanwhile."),
        _ => Refusals.Changed(document.ReceiptIn(erp)),
    };
}
