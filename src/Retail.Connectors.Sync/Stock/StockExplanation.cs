using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Why a pool offers so many of an article: every number with where it came from, as it was when it was worked out last.</summary>
public sealed record StockExplanation
{
    /// <summary>The pool.</summary>
    public required string Pool { get; init; }

    /// <summary>The article, in the pool's words.</summary>
    public required string Sku { get; init; }

    /// <summary>When it was worked out.</summary>
    public required Instant At { get; init; }

    /// <summary>What it is made of: itself alone, or the components of a bundle.</summary>
    public ImmutableArray<ArticleExplanation> Articles { get; init; } = [];

    /// <summary>Units that may be sold beyond what is available.</summary>
    public int Oversell { get; init; }

    /// <summary>What can be sold, in sales units, before oversell and shares: of a bundle as many as the scarcest component allows.</summary>
    public required decimal Available { get; init; }

    /// <summary>Since when a change of it is known that is not worked out, or not shown everywhere, yet; null if there is none.</summary>
    public Instant? WaitingSince { get; init; }

    /// <summary>True if that is longer than the pool's objective allows.</summary>
    public bool IsLate { get; init; }

    /// <summary>What each channel offers.</summary>
    public ImmutableArray<ChannelExplanation> Channels { get; init; } = [];

    /// <summary>The explanation as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StockJson.Default.StockExplanation);

    /// <summary>The explanation as lines of text, the way a person would work it out.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Sku} in pool {Pool}, worked out at {At}");
        foreach (var article in Articles)
        {
            AppendArticle(text, article);
        }

        if (Articles is not [{ PerUnit: 1 } only] || only.Sku != Sku)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Sku} can be made {Available:0.######} times");
        }

        if (Oversell > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  + {Oversell} may be sold beyond that");
        }

        foreach (var channel in Channels)
        {
            AppendChannel(text, channel);
        }

        if (WaitingSince is { } since)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  A change since {since} is not shown everywhere yet{(IsLate ? ", longer than the objective allows" : string.Empty)}.");
        }

        return text.ToString();
    }

    private static void AppendArticle(StringBuilder text, ArticleExplanation article)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"  {article.Sku}{(article.PerUnit == 1 ? string.Empty : $" ({article.PerUnit.ToString("0.######", CultureInfo.InvariantCulture)} each)")}");
        foreach (var location in article.Locations)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {location.Quantity:0.######} at {location.Location} says {location.Source} ({location.Basis}{Taken(location)}, {location.AsOf})");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"    - {article.Safety:0.######} safety");
        foreach (var order in article.InFlight)
        {
            var contained = order.ContainedAt is { } at ? $", contained since {at}, too lately to rely on" : string.Empty;
            var sold = order.Sold == article.Sku ? string.Empty : $" as {order.Sold}";
            text.AppendLine(CultureInfo.InvariantCulture, $"    - {order.Quantity:0.######} order {order.Number} of {order.Order.System}{sold}, placed {order.PlacedAt}{contained}");
        }

        foreach (var unseen in article.Unseen)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    - {unseen.Quantity:0.######} sold by {unseen.Channel}, orders not seen yet (its number was lower at {unseen.Since})");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"    = {article.Available:0.######} available");
    }

    private static string Taken(LocationStock location) => location.Reserved is { } reserved
        ? string.Create(CultureInfo.InvariantCulture, $": {location.Quantity + reserved:0.######} there, {reserved:0.######} reserved{Withheld(location)}")
        : string.Empty;

    private static string Withheld(LocationStock location) => location.Withheld is { } withheld
        ? string.Create(CultureInfo.InvariantCulture, $", {withheld:0.######} of them for orders that are being amended")
        : string.Empty;

    private static void AppendChannel(StringBuilder text, ChannelExplanation channel)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {channel.Channel}: {channel.Wanted} of {(channel.Pooled ? "all" : "its part")} {channel.Part}");
        text.Append(channel.Pooled ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" (share {channel.Share:0.####})"));
        text.Append(channel.Floor > 0 ? string.Create(CultureInfo.InvariantCulture, $", floor {channel.Floor}") : string.Empty);
        text.Append(channel.Cap is { } cap ? string.Create(CultureInfo.InvariantCulture, $", cap {cap}") : string.Empty);
        text.Append(channel.Backorders ? ", backorders" : string.Empty);
        text.Append(channel.PublishedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"; published {channel.Published} at {at}") : "; never published");
        text.Append(channel.PublishedAfter is { } after ? string.Create(CultureInfo.InvariantCulture, $", {after:0.#} s after the change") : string.Empty);
        text.Append(channel.ReadAt is { } read ? string.Create(CultureInfo.InvariantCulture, $"; had {channel.Had?.ToString("0.######", CultureInfo.InvariantCulture) ?? "no number"} at {read}") : string.Empty);
        text.AppendLine(channel.Note.Length > 0 ? $" [{channel.Note}]" : string.Empty);
    }
}
