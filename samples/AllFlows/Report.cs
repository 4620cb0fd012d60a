using System.Globalization;
using AllFlows.Audit;
using AllFlows.Stage;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Webhooks;
using Samples.Shared;

namespace AllFlows;

/// <summary>What the reader sees.</summary>
internal static class Report
{
    private const int MostNamed = 12;

    public static void Start(Arguments arguments, int orders, string folder)
    {
        Line($"Two shops take {orders} orders in {arguments.Days} days (seed {arguments.Seed}); two companies deliver and settle them with {arguments.Erp}.{(arguments.Vices ? " Webhooks get lost, calls fail." : "")}{(arguments.Kills > 0 ? $" The sync is killed {arguments.Kills} times." : "")}");
        Line($"Store and log of the sync: {folder}");
    }

    /// <summary>One line a day, and one every ten seconds after the last.</summary>
    public static void Progress(int tick, int days, Season season, int kills)
    {
        var day = tick / Season.TicksOfDay;
        if (tick > 0 && tick % Season.TicksOfDay == 0 && (day <= days || day % 5 == 0))
        {
            Line($"{(day <= days ? $"day {day}" : "after the last day")}: {season.Stories.Count(story => story.Id.Length > 0)} orders placed, {season.Finished} stories over, {kills} kills");
        }
    }

    public static void Trouble(Arguments arguments, IReadOnlyList<SimulatorHost> hosts, IReadOnlyList<WebhookPump> webhooks, KillPlan kills)
    {
        var calls = hosts.Select(host => host.Counts).ToList();
        var told = webhooks.Select(pump => pump.Counts).ToList();
        Line($"calls: {calls.Sum(count => count.Total)}, {calls.Sum(count => count.FailedBefore)} failed before and {calls.Sum(count => count.FailedAfter)} after they were carried out; webhooks: {told.Sum(count => count.Sent)} sent, {told.Sum(count => count.Lost)} lost, {told.Sum(count => count.Doubled)} doubled");
        if (arguments.Kills > 0)
        {
            Line($"kills: {string.Join(", ", kills.Aims)}");
        }
    }

    /// <summary>Prints one line for each flow, and the closing line.</summary>
    /// <returns>The exit code: 0 only if everything is as it should be.</returns>
    public static int Close(Verdict verdict, SecondLook again, IReadOnlyList<Story> unfinished, int crashes, TimeSpan elapsed)
    {
        foreach (var flow in verdict.Flows)
        {
            Line($"{flow}");
            Tell("missing", flow.Missing);
            Tell("doubled, or not due", flow.Doubled);
            Tell("differs by", [.. flow.Differences.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Of} {item.Difference:+0.00#;-0.00#}"))]);
        }

        Tell("roundings", verdict.Roundings);
        Tell("oversold", verdict.Oversold);
        Line($"accepted between a publication and its confirmation: {verdict.Late.Count} pieces");
        Tell("which are", verdict.Late);
        Tell("parked though it could be done, or the other way round", verdict.WronglyParked);
        Tell("stories that did not come to an end", [.. unfinished.Select(story => story.ToString())]);
        Tell("written at the second look", again.What);
        if (crashes > 0)
        {
            Line($"the sync ended by itself {crashes} times");
        }

        Line($"{again}");
        Line($"took {elapsed.TotalSeconds:0.0} s");
        Line($"{verdict}");
        return verdict.IsGood && again.IsGood && unfinished.Count == 0 && crashes == 0 ? 0 : 1;
    }

    private static void Tell(string what, IReadOnlyCollection<string> items)
    {
        if (items.Count > 0)
        {
            Line($"  {what}: {string.Join(", ", items.Take(MostNamed))}{(items.Count > MostNamed ? $" and {items.Count - MostNamed} more" : "")}");
        }
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
