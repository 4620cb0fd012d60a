using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuickStart.Audit;
using QuickStart.Stage;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Webhooks;
using Samples.Shared;
using Spectre.Console;

namespace QuickStart;

/// <summary>What the reader sees.</summary>
internal sealed class Report(Arguments arguments, int orders, int due, string folder)
{
    private string _lastProgress = string.Empty;

    public void Start()
    {
        if (arguments.Json)
        {
            return;
        }

        AnsiConsole.Write(new Rule("[bold]Retail.Connectors[/] quick start").LeftJustified());
        var what = arguments.Orders is null ? "recorded" : string.Create(CultureInfo.InvariantCulture, $"generated (seed {arguments.Seed})");
        var trouble = (arguments.Vices, arguments.Kills) switch
        {
            (false, 0) => "Nothing goes wrong.",
            (true, 0) => "Webhooks get lost, calls fail.",
            (false, _) => $"The sync is killed {arguments.Kills} times.",
            (true, _) => $"Webhooks get lost, calls fail, the sync is killed {arguments.Kills} times.",
        };
        var erp = arguments.Erp == "tryton" ? "Tryton" : "Odoo";
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"A simulated WooCommerce shop sells {orders} {what} orders; {due} of them are due in a simulated {erp}. {trouble}");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]Store and log of the sync: {folder}[/]");
    }

    public void Progress(int placed, int inErp, WorkCounts counts, int kills)
    {
        if (arguments.Json)
        {
            return;
        }

        var killed = arguments.Kills == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {kills}/{arguments.Kills} kills");
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{placed} placed, {counts.Total} seen, {inErp}/{due} in ERP, {counts.Parked} parked, {counts.Pending + counts.Waiting} open{killed}");
        if (AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
        {
            var width = Math.Max(20, AnsiConsole.Profile.Width - 1);
            var text = $"{Bar(inErp + counts.Parked)} {line}".PadRight(width);
            Console.Write($"\r{text[..width]}");
        }
        else if (inErp * 10 / Math.Max(1, due) != Tenth(_lastProgress))
        {
            Console.WriteLine(line);
            _lastProgress = (inErp * 10 / Math.Max(1, due)).ToString(CultureInfo.InvariantCulture);
        }
    }

    public void Tables(
        IReadOnlyList<JsonObject> shop,
        Catalogue catalogue,
        IReadOnlyList<ErpDocument> erp,
        IReadOnlyList<ParkedWork> parked,
        KillPlan kills,
        WebhookCounts webhooks,
        CallCounts shopCalls,
        CallCounts erpCalls)
    {
        if (arguments.Json)
        {
            return;
        }

        Console.WriteLine();
        AnsiConsole.Write(StatusTable(shop, catalogue, erp, parked));
        if (parked.Count > 0)
        {
            AnsiConsole.Write(ParkedTable(parked));
        }

        var roundings = erp.SelectMany(document => document.Roundings.Select(rounding => (document, rounding))).ToList();
        if (roundings.Count > 0)
        {
            AnsiConsole.Write(RoundingTable(roundings));
        }

        if (arguments.Vices || arguments.Kills > 0)
        {
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[grey]calls: {shopCalls.Total + erpCalls.Total}, {shopCalls.FailedBefore + erpCalls.FailedBefore} failed before and {shopCalls.FailedAfter + erpCalls.FailedAfter} after they were carried out; webhooks: {webhooks.Sent} sent, {webhooks.Lost} lost, {webhooks.Doubled} doubled; kills: {Aims(kills)}[/]");
        }
    }

    /// <summary>Prints the closing line.</summary>
    /// <returns>The exit code: 0 only if everything is as it should be.</returns>
    public int Close(Verdict verdict, SecondLook again, TimeSpan elapsed)
    {
        var good = verdict.IsGood && again.IsGood;
        if (arguments.Json)
        {
            Console.WriteLine(Json(verdict, again, elapsed, good).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
            return good ? 0 : 1;
        }

        Tell("missing", verdict.Missing);
        Tell("doubled, or not due", verdict.Doubled);
        Tell("parked though mappable, or the other way round", verdict.WronglyParked);
        Console.WriteLine(again);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"took {elapsed.TotalSeconds:0.0} s"));
        Console.WriteLine(verdict);
        return good ? 0 : 1;
    }

    private static Table StatusTable(
        IReadOnlyList<JsonObject> shop, Catalogue catalogue, IReadOnlyList<ErpDocument> erp, IReadOnlyList<ParkedWork> parked)
    {
        var inErp = erp.Where(document => document.Confirmed).Select(document => document.ShopNumber).ToHashSet();
        var parkedIds = parked.Select(work => work.Key.Source.Id).ToHashSet();
        var table = new Table().Border(TableBorder.Rounded).AddColumn("order status");
        foreach (var column in new[] { "in shop", "due", "in ERP", "parked" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        var orders = shop.Select(order => (Id: order["id"]!.ToString(), Money: ShopOrder.Read(order, catalogue)));
        foreach (var group in orders.GroupBy(order => order.Money.Status).OrderByDescending(group => group.Count()))
        {
            table.AddRow(
                Markup.Escape(group.Key),
                Text(group.Count()),
                Text(group.Count(order => order.Money.Due)),
                Text(group.Count(order => inErp.Contains(order.Money.Number))),
                Text(group.Count(order => parkedIds.Contains(order.Id))));
        }

        return table;
    }

    private static Table ParkedTable(IReadOnlyList<ParkedWork> parked)
    {
        const int Shown = 12;
        var table = new Table().Border(TableBorder.Rounded).Title("parked").AddColumns("order", "owner", "what is missing or wrong", "what mends it");
        foreach (var work in parked.Take(Shown))
        {
            table.AddRow(
                Markup.Escape(work.Key.Source.Id),
                work.Reason.Owner.ToString(),
                Markup.Escape(work.Reason.Explanation),
                Markup.Escape(work.Reason.FixHint));
        }

        if (parked.Count > Shown)
        {
            table.Caption(string.Create(CultureInfo.InvariantCulture, $"and {parked.Count - Shown} more"));
        }

        return table;
    }

    private static Table RoundingTable(List<(ErpDocument Document, ErpRounding Rounding)> roundings)
    {
        const int Shown = 12;
        var table = new Table().Border(TableBorder.Rounded).Title("explicit rounding lines")
            .AddColumns("order", "document", "line").AddColumn(new TableColumn("amount").RightAligned());
        foreach (var (document, rounding) in roundings.Take(Shown))
        {
            table.AddRow(
                Markup.Escape(document.ShopNumber),
                Markup.Escape(document.Name),
                Markup.Escape(rounding.Line),
                rounding.Amount.ToString("+0.00#;-0.00#", CultureInfo.InvariantCulture));
        }

        if (roundings.Count > Shown)
        {
            table.Caption(string.Create(CultureInfo.InvariantCulture, $"and {roundings.Count - Shown} more"));
        }

        return table;
    }

    private static JsonObject Json(Verdict verdict, SecondLook again, TimeSpan elapsed, bool good) => new()
    {
        ["good"] = good,
        ["inShop"] = verdict.InShop,
        ["due"] = verdict.Due,
        ["inErp"] = verdict.InErp,
        ["parked"] = verdict.Parked,
        ["missing"] = verdict.Missing.Count,
        ["doubled"] = verdict.Doubled.Count,
        ["wronglyParked"] = verdict.WronglyParked.Count,
        ["unexplained"] = verdict.Unexplained,
        ["lookedAgain"] = again.Looked,
        ["writesOfSecondRun"] = again.Writes,
        ["seconds"] = Math.Round(elapsed.TotalSeconds, 1),
        ["line"] = verdict.ToString(),
    };

    private static void Tell(string what, IReadOnlyList<string> numbers)
    {
        if (numbers.Count > 0)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{what}: {string.Join(", ", numbers.Take(20))}[/]");
        }
    }

    private static string Aims(KillPlan kills) =>
        kills.Aims.Count == 0 ? "none" : string.Join(", ", kills.Aims.CountBy(aim => aim).Select(aim => $"{aim.Value} {aim.Key}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Tenth(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var tenth) ? tenth : -1;

    private string Bar(long dealtWith)
    {
        const int Width = 12;
        var filled = (int)Math.Min(Width, dealtWith * Width / Math.Max(1, due));
        return new string('━', filled) + new string('─', Width - filled);
    }
}
