using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>Makes the draft of a sale and rewrites it. Only drafts are ever written: a quotation is set back first.</summary>
internal sealed class SaleDrafts(TrytonConnection tryton)
{
    private const int Attempts = 3;
    private readonly SaleDocuments _documents = new(tryton);

    /// <summary>True for a line that stands for the rounding of a rate and not for one of the order's lines.</summary>
    public static bool IsRounding(TrytonSaleLine line) => line.Note is { } note && note.StartsWith("shop rate ", StringComparison.Ordinal);

    /// <summary>
    /// Makes the draft. The database lets one sale have a <c>web_id</c>, so it is made again at once if the answer was lost; a
    /// refusal may mean that it is there.
    /// </summary>
    public async Task<TrytonSale> CreateAsync(
        SaleWish wish, SaleHeader header, List<SaleRow> rows, TrytonClient client, CancellationToken cancellationToken)
    {
        var sale = header.Fields.With(new TrytonFields().Set("web_id", wish.WebId)
            .SetRows("lines", TrytonCommand.Create([.. rows.Select((row, index) => row.Fields((index + 1) * 10, []))])));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _documents.ReadAsync(await client.CreateAsync(TrytonModels.Sales.Name, sale, cancellationToken), client, cancellationToken);
            }
            catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Ambiguous && attempt < Attempts)
            {
                if (await SaleDocuments.FindAsync(wish.WebId, client, cancellationToken) is { } made)
                {
                    return made;
                }
            }
            catch (ConnectorException exception) when (exception.Code == TrytonErrors.UserError)
            {
                if (await SaleDocuments.FindAsync(wish.WebId, client, cancellationToken) is { } made)
                {
                    return made;
                }

                throw;
            }
        }
    }

    /// <summary>Makes the sale hold these lines and no others, and its addresses, in one write under its optimistic lock. Nothing is written if it does.</summary>
    public async Task<TrytonSale> EnsureAsync(
        TrytonSale sale, SaleHeader header, List<SaleRow> rows, bool keepRoundings, TrytonClient client, CancellationToken cancellationToken)
    {
        var left = sale.Lines.Where(line => !keepRoundings || !IsRounding(line)).ToList();
        var created = new List<TrytonFields>();
        var commands = new List<TrytonCommand>();
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            var sequence = (index + 1) * 10;
            if (left.Find(line => line.Note == row.Mark) is not { } line)
            {
                created.Add(row.Fields(sequence, []));
                continue;
            }

            left.Remove(line);
            if (!row.Is(line, sequence))
            {
                commands.Add(TrytonCommand.Write([line.Id], row.Fields(sequence, line.Taxes)));
            }
        }

        if (left.Count > 0)
        {
            commands.Add(TrytonCommand.Delete([.. left.Select(line => line.Id)]));
        }

        if (created.Count > 0)
        {
            commands.Add(TrytonCommand.Create(created));
        }

        if (commands.Count == 0 && header.Is(sale))
        {
            return sale;
        }

        if (sale.State == "quotation")
        {
            sale = await PressAsync(sale, "draft", client, cancellationToken);
        }

        await client.WriteAsync(
            TrytonModels.Sales.Name, [sale.Id], commands.Count == 0 ? header.Fields : header.Fields.With(new TrytonFields().SetRows("lines", commands)),
            sale.Timestamp is { } stamp ? new Dictionary<long, string> { [sale.Id] = stamp } : null, cancellationToken);
        return await _documents.ReadAsync(sale.Id, client, cancellationToken);
    }

    private async Task<TrytonSale> PressAsync(TrytonSale sale, string button, TrytonClient client, CancellationToken cancellationToken)
    {
        _ = await client.ButtonAsync(TrytonModels.Sales.Name, button, [sale.Id], accept: null, cancellationToken);
        return await _documents.ReadAsync(sale.Id, client, cancellationToken);
    }
}
