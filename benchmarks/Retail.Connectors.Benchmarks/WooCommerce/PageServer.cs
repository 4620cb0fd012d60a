using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>Serves as many orders as asked for over loopback: the recorded ones again and again, with ids that rise.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly byte[][] _orders;
    private readonly int _count;

    private PageServer(WebApplication application, int count)
    {
        _application = application;
        _count = count;
        using var page = JsonDocument.Parse(Recorded.OrdersPage);

        // What follows the id, which every order begins with.
        _orders = [.. page.RootElement.EnumerateArray().Select(static order =>
        {
            var text = order.GetRawText();
            return Encoding.UTF8.GetBytes(text[text.IndexOf(',', StringComparison.Ordinal)..]);
        })];
    }

    public Uri Address => new(_application.Urls.First());

    public static async Task<PageServer> StartAsync(int count)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new PageServer(builder.Build(), count);
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var offset = Number(context, "offset", otherwise: 0);
        var end = Math.Min(_count, offset + Number(context, "per_page", otherwise: 10));
        context.Response.ContentType = "application/json; charset=UTF-8";
        context.Response.Headers["X-WP-Total"] = _count.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context.Response.Body, offset, end);
    }

    private async Task WriteAsync(Stream body, int offset, int end)
    {
        await body.WriteAsync("["u8.ToArray());
        for (var i = offset; i < end; i++)
        {
            await body.WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(i > offset ? "," : "")}{{\"id\":{i + 1}")));
            await body.WriteAsync(_orders[i % _orders.Length]);
        }

        await body.WriteAsync("]"u8.ToArray());
    }

    private static int Number(HttpContext context, string name, int otherwise) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
