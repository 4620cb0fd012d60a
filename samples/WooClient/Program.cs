using System.Globalization;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Webhooks;
using Retail.Connectors.WooCommerce;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWooCommerceClient("shop", builder.Configuration.GetSection("Shop"));
var app = builder.Build();
var shop = app.Services.GetRequiredKeyedService<WooCommerceClient>("shop");
var webhooks = app.Services.GetRequiredKeyedService<IWebhookReceiver>("shop");

app.MapGet("/changed", (DateTimeOffset since, CancellationToken stop) => shop.Orders
    .ListAsync(new() { ModifiedAfter = Instant.FromDateTimeOffset(since) }, stop)
    .Select(order => new { order.Id, order.Number, order.Status, order.Total }));

app.MapPost("/orders/{id:long}/complete", async (long id, CancellationToken stop) =>
    (await shop.Orders.UpdateAsync(id, new() { Status = "completed" }, stop)).Status);

app.MapPost("/webhooks", async (HttpRequest request, CancellationToken stop) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body, stop);
    var verdict = webhooks.Receive(new(request.ContentType ?? "", name => request.Headers[name], body.ToArray()));
    foreach (var hint in (verdict as WebhookVerdict.Accepted)?.Hints.Where(hint => hint.Ref.Kind == EntityKind.Order) ?? [])
    {
        var order = await shop.Orders.GetAsync(long.Parse(hint.Ref.Id, CultureInfo.InvariantCulture), stop);
        app.Logger.LogInformation("Order {Number} is {Status}", order.Number, order.Status);
    }

    return verdict is WebhookVerdict.Unauthenticated ? Results.Unauthorized() : Results.Ok();
});

await app.RunAsync();
