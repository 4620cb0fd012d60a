namespace Retail.Connectors.Testing.Tests.Tryton;

/// <summary>
/// What was done on the recorded server between two recordings without being recorded itself. It is done over the wire, and
/// every step must succeed; the ids, numbers and quantities of the recordings show that nothing more was done.
/// </summary>
internal static class Interludes
{
    private const string Context = """{"company":1,"language":"en"}""";

    /// <summary>The steps before the recording of a number: a method and its parameters without the context.</summary>
    public static IReadOnlyList<(string Method, string Parameters)> Before(int number) => number switch
    {
        117 => [("model.sale.line.write", """[2],{"quantity":2.0}"""), ("model.sale.sale.write", """[3],{"state":"processing"}""")],
        129 => Sale("5002", 7, 3, 500),
        134 => [("wizard.account.invoice.pay.create", ""), ("wizard.account.invoice.pay.create", "")],
        138 => Sale("5003", 8, 3, 4),
        148 => [("model.account.invoice.write", """[1],{"invoice_date":null}""")],
        158 => [("wizard.account.invoice.pay.create", "")],
        162 => [("model.account.invoice.post", "[3]"), ("wizard.account.invoice.pay.create", "")],
        184 => [Count(4, 6, """,{"__class__":"date","year":2027,"month":6,"day":1}""")],
        187 => [Count(4, 6, """,{"__class__":"date","year":2027,"month":6,"day":1}""")],
        189 => [("model.party.party.create", """[{"name":"New","code":"NEW-1"}]""")],
        194 => [("model.party.address.write", """[3],{"street":"Lindenweg 8"}""")],
        202 => [("model.sale.sale.quote", Ids(12, 31)), ("model.sale.sale.confirm", Ids(12, 31))],
        215 => [("model.sale.sale.delete", "[5,9]")],
        220 => [("model.sale.sale.quote", "[111]")],
        226 => [Count(3, 50), ("model.stock.inventory.confirm", "[6]")],
        227 => [Count(3, 50), ("model.stock.inventory.confirm", "[7]")],
        236 => [Draft("CASE-1", """{"product":3,"quantity":900.0,"unit":1,"unit_price":"1"}""")],
        238 => [("model.sale.sale.quote", "[113]"), ("model.sale.sale.confirm", "[113]")],
        239 => [("model.stock.shipment.out.assign_try", "[25]")],
        247 => [
            Draft("CASE-2", """{"product":4,"quantity":1.0,"unit":1,"unit_price":"1"}"""), ("model.sale.sale.quote", "[114]"), ("model.sale.sale.confirm", "[114]")],
        256 => [
            Draft("CASE-3", """{"product":1,"quantity":4.0,"unit":1,"unit_price":"1"}"""), ("model.sale.sale.quote", "[115]"), ("model.sale.sale.confirm", "[115]")],
        257 => [("model.stock.shipment.out.assign_try", "[27]")],
        261 => [("model.stock.shipment.out.pick", "[27]")],
        _ => [],
    };

    public static string Body(string method, string parameters) =>
        $$"""{"id":1,"method":"{{method}}","params":[{{(parameters.Length > 0 ? parameters + "," : "")}}{{Context}}]}""";

    private static (string, string)[] Sale(string order, int id, int product, int quantity) =>
    [
        Draft(
            "ORDER-" + order,
            $$"""{"sequence":1,"product":{{product}},"quantity":{{quantity}}.0,"unit":1,"unit_price":"16.7983","taxes":[["add",[8]]]}""",
            """{"sequence":2,"product":2,"quantity":1.0,"unit":1,"unit_price":"4.1176","taxes":[["add",[8]]]}"""),
        ("model.sale.sale.quote", $"[{id}]"),
        ("model.sale.sale.confirm", $"[{id}]"),
    ];

    private static (string, string) Draft(string order, params string[] lines) => (
        "model.sale.sale.create",
        $$"""
        [{"party":4,"web_shop":1,"web_id":"{{order}}","reference":"{{order.Split('-')[1]}}","warehouse":5,"payment_term":2,"invoice_address":3,"shipment_address":4,
        "sale_date":{"__class__":"date","year":2026,"month":11,"day":23},"carrier":1,"lines":[["create",[{{string.Join(',', lines)}}]]]}]
        """);

    private static (string, string) Count(int product, int quantity, string date = "") => (
        "model.stock.inventory.create",
        $$"""[{"location":3{{(date.Length > 0 ? ",\"date\":" + date[1..] : "")}},"lines":[["create",[{"product":{{product}},"quantity":{{quantity}}.0}]]]}]""");

    private static string Ids(int first, int last) => $"[{string.Join(',', Enumerable.Range(first, last - first + 1))}]";
}
