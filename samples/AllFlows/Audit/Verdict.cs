using System.Globalization;

namespace AllFlows.Audit;

/// <summary>What was counted in all shops and companies, and whether it is as it should be.</summary>
internal sealed class Verdict
{
    private readonly FlowCount[] _flows;
    private readonly int _orders;
    private readonly int _parked;

    /// <param name="books">Each shop with its company, its shelves and what the service says of them.</param>
    /// <param name="told">What people did.</param>
    /// <param name="parked">What is parked: orders as <c>shop/number</c>, all else with its flow.</param>
    public Verdict(
        IReadOnlyList<CompanyBooks> books, Told told, IReadOnlyCollection<string> parked)
    {
        var audits = books.Select(book => new CompanyAudit(book.Shop, book.Erp, told)).ToList();
        _flows = [.. audits[0].Flows.Select((_, index) => Sum([.. audits.Select(audit => audit.Flows[index])])), Sum([.. books.Select(book => book.Prices)]), Sum([.. books.Select(book => book.Stock.Flow)])];
        Oversold = [.. books.SelectMany(book => book.Stock.Oversold)];
        Late = [.. books.SelectMany(book => book.Stock.Late)];
        _orders = books.Sum(book => book.Shop.Orders.Count);
        _parked = parked.Count(told.Planted.Contains);
        WronglyParked = [.. parked.Where(item => !told.Planted.Contains(item)), .. told.Planted.Except(parked).Select(item => $"{item} is not parked")];
        Roundings = [.. books.SelectMany(book => book.Erp.Documents.Where(document => document.Stands && document.Roundings.Count > 0)
            .Select(document => string.Create(CultureInfo.InvariantCulture, $"{book.Shop.Market.Shop} {document.Number}: {document.Roundings.Sum():+0.00;-0.00;0.00}")))];
    }

    public IReadOnlyList<FlowCount> Flows => _flows;

    /// <summary>What is parked though it could be done, or the other way round.</summary>
    public IReadOnlyList<string> WronglyParked { get; }

    /// <summary>Pieces that were sold though none was left.</summary>
    public IReadOnlyList<string> Oversold { get; }

    /// <summary>The same, but accepted between a publication and its confirmation, when no shop can know better.</summary>
    public IReadOnlyList<string> Late { get; }

    /// <summary>Orders with an explicit line for what rounding left.</summary>
    public IReadOnlyList<string> Roundings { get; }

    public bool IsGood => _flows.All(flow => flow.IsGood) && WronglyParked.Count + Oversold.Count == 0;

    /// <summary>The closing line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"flows: {_orders} orders, {_flows.Sum(flow => flow.Missing.Count)} missing, {_flows.Sum(flow => flow.Doubled.Count)} doubled, {Oversold.Count} oversold, {_flows.Max(flow => flow.Unexplained):0.00#} unexplained, {_parked} parked {(WronglyParked.Count == 0 ? "as planted" : $"and {WronglyParked.Count} not as planted")}");

    private static FlowCount Sum(FlowCount[] parts)
    {
        var sum = new FlowCount(parts[0].Flow) { What = string.Join(" + ", parts.Select(part => part.What)) };
        foreach (var part in parts)
        {
            sum.Missing.AddRange(part.Missing);
            sum.Doubled.AddRange(part.Doubled);
            sum.Differences.AddRange(part.Differences);
        }

        return sum;
    }
}
