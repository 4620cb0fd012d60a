namespace Retail.Connectors.Simulation.Cents;

/// <summary>What became of generated orders.</summary>
internal sealed class MoneyTally
{
    public int Orders { get; private set; }

    public int Exact { get; private set; }

    public int Rounded { get; private set; }

    /// <summary>Documents of which two rates were off by different amounts, which takes a rounding line for each amount.</summary>
    public int SeveralLines { get; private set; }

    /// <summary>The most that rounding lines of one document come to.</summary>
    public Rational Most { get; private set; } = Rational.Zero;

    /// <summary>Parked orders by the code of the reason.</summary>
    public SortedDictionary<string, int> Parked { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong, with what repeats it.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Some parked orders in words, to look at.</summary>
    public List<string> Examples { get; } = [];

    /// <summary>More than one order in a thousand.</summary>
    public bool IsParkedTooOften => Parked.Values.Sum() * 1000 > Orders;

    public void Reached(MoneyDocument document)
    {
        Orders++;
        if (document.Roundings.Count == 0)
        {
            Exact++;
            return;
        }

        Rounded++;
        SeveralLines += document.Roundings.Count > 1 ? 1 : 0;
        var rounding = MoneyOracle.Rounding(document);
        Most = rounding > Most ? rounding : Most;
    }

    public void Park(string code, string words)
    {
        Orders++;
        Parked[code] = Parked.GetValueOrDefault(code) + 1;
        Examples.Add(words);
    }

    public void Fail(string words)
    {
        Orders++;
        Wrong.Add(words);
    }

    public void Add(MoneyTally other)
    {
        Orders += other.Orders;
        Exact += other.Exact;
        Rounded += other.Rounded;
        SeveralLines += other.SeveralLines;
        Most = other.Most > Most ? other.Most : Most;
        Wrong.AddRange(other.Wrong);
        Examples.AddRange(other.Examples);
        foreach (var (code, count) in other.Parked)
        {
            Parked[code] = Parked.GetValueOrDefault(code) + count;
        }
    }

    public override string ToString() =>
        $"money {Orders} orders, exact {Exact}, rounded {Rounded} (max {Most}), parked {Parked.Values.Sum()}, wrong {Wrong.Count}";
}
