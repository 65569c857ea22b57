// Power Query (Power BI, Excel): one list of dealgraph, page by page. Sign in to the source with Basic: any user, the key as password. (Power
// Query's own "Web API" credential puts the key into the address, where it is refused: addresses end in logs.) The first argument of
// Web.Contents must be literal for the Power BI Service; what changes goes into RelativePath and Query.
let
    PageSize = 10000,
    GetPage = (offset as number) as table =>
        let
            Source = Web.Contents(
                "http://localhost:4173",
                [
                    RelativePath = "api/v1/export/client_mixtures.json",
                    Query = [limit = Text.From(PageSize), offset = Text.From(offset)],
                    Timeout = #duration(0, 0, 1, 30)
                ]
            ),
            Rows = Json.Document(Source)
        in
            Table.FromRecords(Rows, {"client_id", "client_name", "problem_id", "problem_label", "share", "low", "high"}, MissingField.UseNull),
    Pages = List.Generate(
        () => [Page = GetPage(0), Offset = 0],
        each Table.RowCount([Page]) > 0,
        each [Page = GetPage([Offset] + PageSize), Offset = [Offset] + PageSize],
        each [Page]
    ),
    All = Table.Combine(Pages),
    Typed = Table.TransformColumnTypes(All, {{"share", type number}, {"low", type number}, {"high", type number}})
in
    Typed
