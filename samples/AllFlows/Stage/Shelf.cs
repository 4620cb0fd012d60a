using System.Globalization;

namespace AllFlows.Stage;

/// <summary>
/// What a shop may sell of an article, counted while it happens: pieces that people put into the warehouse, less those that customers keep.
/// Whoever buys when nothing is left has bought what is not there, and is counted with the reason.
/// </summary>
internal sealed class Shelf(string sku)
{
    private readonly List<string> _oversold = [];
    private readonly List<string> _late = [];
    private decimal _soldSinceRead;
    private decimal _takenOff;
    private decimal _putBack;
    private decimal _excused;

    public string Sku => sku;

    /// <summary>What people put into the warehouse, less what they took off.</summary>
    public decimal Supply { get; private set; }

    /// <summary>What customers bought and did not give back.</summary>
    public decimal Sold { get; private set; }

    /// <summary>What the shop shows.</summary>
    public decimal Shown { get; private set; }

    /// <summary>Pieces that were sold though nothing was left, and no publication was on its way.</summary>
    public IReadOnlyList<string> Oversold => _oversold;

    /// <summary>Pieces that were sold though nothing was left, while a publication was on its way.</summary>
    public IReadOnlyList<string> Late => _late;

    private decimal Left => Supply - Sold;

    /// <summary>What the shop shows beyond what is left.</summary>
    private decimal Surplus => Math.Max(0, Shown - Math.Max(0, Left));

    /// <summary>Purchasing puts pieces in; fewer than none if the warehouse finds less than it thought.</summary>
    public void Put(decimal pieces)
    {
        var before = Surplus;
        Supply += pieces;
        _takenOff += Math.Max(0, -pieces);
        _excused += pieces < 0 ? Surplus - before : 0;
    }

    /// <summary>The shop's own number moved: somebody bought, or gave back.</summary>
    public void Moved(string order, decimal shown)
    {
        var bought = Shown - shown;
        Shown = shown;
        if (bought > 0)
        {
            var beyond = Math.Max(0, bought - Math.Max(0, Left));
            var late = Math.Min(beyond, _excused);
            _excused -= late;
            Name(_late, order, late);
            Name(_oversold, order, beyond - late);
            _soldSinceRead += bought;
        }

        _putBack += Math.Max(0, -bought);
        Sold += bought;
    }

    /// <summary>The service reads the number: what is sold from now on it cannot know when it writes.</summary>
    public void Read() => _soldSinceRead = 0;

    /// <summary>
    /// The service writes the number. Too high it may be by what was sold since it read, by what the warehouse took off, and by what was put
    /// back, which hides as many sales; by nothing else.
    /// </summary>
    public void Published(decimal shown)
    {
        Shown = shown;
        _excused = Math.Min(Surplus, _soldSinceRead + _takenOff + _putBack);
        if (Surplus == 0)
        {
            (_takenOff, _putBack) = (0, 0);
        }
    }

    private void Name(List<string> list, string order, decimal pieces) =>
        list.AddRange(Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"{sku} in {order}"), (int)pieces));
}
