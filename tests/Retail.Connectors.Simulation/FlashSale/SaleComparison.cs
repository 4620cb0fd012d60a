using NodaTime;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>A sale, and the same sale without stock: does one keep the other waiting?</summary>
internal sealed record SaleComparison(SaleResult Sale, SaleResult Alone)
{
    /// <summary>Seconds: no number may be later, and the publication may not hold up orders for longer either.</summary>
    public const double Objective = 60;

    /// <summary>Of the orders that the ERP takes in a second without stock, so many must still go in.</summary>
    public const double LeastRate = 0.8;

    /// <summary>The share of the orders in a second that still go in.</summary>
    public double Rate => Sale.OrdersASecond / Alone.OrdersASecond;

    /// <summary>By how many seconds the publication holds up an order: the 95th percentiles are compared.</summary>
    public double HeldUp => SaleResult.At(Sale.Submission, 0.95) - SaleResult.At(Alone.Submission, 0.95);

    public bool IsKept => Missed().Length == 0;

    /// <summary>What was not kept; empty if all was.</summary>
    public string[] Missed() =>
    [
        .. Unless(Sale.Late == 0, $"{Sale.Late} numbers later than {Objective} s"),
        .. Unless(Sale.Freshness.All(seconds => seconds <= Objective), $"{Sale.Freshness.Count(seconds => seconds > Objective)} counts later than {Objective} s"),
        .. Unless(Sale.NeverShown == 0, $"{Sale.NeverShown} counts never shown"),
        .. Unless(Sale.Submitted == Sale.Orders, $"{Sale.Orders - Sale.Submitted} orders missing in the ERP"),
        .. Unless(Sale.Oversold == 0, $"{Sale.Oversold} units oversold"),
        .. Unless(Rate >= LeastRate, $"orders go in at {Rate:P0} of what they do without stock, at least {LeastRate:P0} were promised"),
        .. Unless(HeldUp <= Objective, $"orders wait {HeldUp:0.0} s longer than without stock, at most {Objective} s were promised"),
    ];

    public IEnumerable<string> Details()
    {
        yield return Row($"{Sale.Orders} orders in {Sale.Options.Seconds} s", "with stock", "without");
        yield return Row("all in the ERP, seconds after the sale began", Sale.LastIn.TotalSeconds, Alone.LastIn.TotalSeconds);
        yield return Row("orders a second until then", Sale.OrdersASecond, Alone.OrdersASecond);
        foreach (var (name, share) in new[] { ("p50", 0.5), ("p95", 0.95), ("max", 1) })
        {
            yield return Row($"seconds from placing an order to its document, {name}", SaleResult.At(Sale.Submission, share), SaleResult.At(Alone.Submission, share));
        }

        foreach (var (system, busy) in Sale.Busy)
        {
            yield return Row($"% of what {system} can do", busy * 100, Alone.Busy[system] * 100);
        }

        foreach (var line in Calls().Concat(Freshness()))
        {
            yield return line;
        }

        foreach (var (code, count) in Sale.Trail.Parked)
        {
            yield return Text($"parked: {count} {code}");
        }
    }

    public override string ToString()
    {
        var missed = Missed();
        return Text($"flash-sale {(missed.Length == 0 ? "kept" : $"MISSED ({string.Join("; ", missed)})")}: {Sale.Late} of {Sale.Ages.Count} numbers later than {Objective} s; orders go in at {Rate:P0} of their rate without stock and wait {HeldUp:0.0} s longer; {Sale.Submitted} of {Sale.Orders} in the ERP; {Sale.Oversold} oversold");
    }

    /// <summary>Kinds of calls that are a hundredth of all, and the others together.</summary>
    private IEnumerable<string> Calls()
    {
        yield return string.Empty;
        yield return Row("calls", "with stock", "without");
        var rare = Sale.Calls.Where(call => call.Value < Sale.Calls.Values.Sum() / 100).Select(call => call.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (call, times) in Sale.Calls.Where(call => !rare.Contains(call.Key)))
        {
            yield return Row("  " + call, Text($"{times}"), Text($"{Alone.Calls.GetValueOrDefault(call)}"));
        }

        yield return Row("  others", Text($"{rare.Sum(call => Sale.Calls[call])}"), Text($"{Alone.Calls.Where(call => rare.Contains(call.Key) || !Sale.Calls.ContainsKey(call.Key)).Sum(call => call.Value)}"));
        yield return Row("  all", Text($"{Sale.Calls.Values.Sum()}"), Text($"{Alone.Calls.Values.Sum()}"));
    }

    private IEnumerable<string> Freshness()
    {
        yield return string.Empty;
        yield return Text($"from the change to the number in the shops: at most {Objective} s");
        yield return Text($"  counts in the ERP, seen from outside: {Sale.Freshness.Count}, {SaleResult.Spread(Sale.Freshness)}");
        foreach (var cause in Sale.Ages.GroupBy(age => age.Cause).OrderBy(cause => cause.Key, StringComparer.Ordinal))
        {
            yield return Text($"  retail.stock.age by {cause.Key}: {cause.Count()}, {SaleResult.Spread(cause.Select(age => age.Seconds))}");
        }

        yield return Text($"  orders whose webhook was lost: {Sale.Untold.Count}, first heard of after {SaleResult.Spread(Sale.HeardOfUntold)}");
        foreach (var late in Sale.Trail.Late.GroupBy(late => late.Order is not { } order ? "not by an order" : Sale.Untold.Contains(order) ? "by orders whose webhook was lost" : "by orders that were told of at once"))
        {
            yield return Text($"  late {late.Key}: {late.Count()}, first heard of {Seconds(late, number => number.Hinted)}, counted {Seconds(late, number => number.Known)}, shown {Seconds(late, number => number.Age)} after the change");
        }
    }

    private static string Seconds(IEnumerable<LateNumber> late, Func<LateNumber, Duration?> of)
    {
        double[] all = [.. late.Select(of).OfType<Duration>().Select(time => time.TotalSeconds)];
        return all.Length == 0 ? "–" : Text($"{all.Min():0.0} to {all.Max():0.0} s");
    }

    private static string[] Unless(bool holds, FormattableString otherwise) => holds ? [] : [FormattableString.Invariant(otherwise)];

    private static string Row(string name, double with, double without) => Row(name, Text($"{with:0.0}"), Text($"{without:0.0}"));

    private static string Row(string name, string with, string without) => $"{name,-58}{with,12}{without,12}";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
