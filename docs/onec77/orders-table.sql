-- The exchange table of orders to 1C 7.7, in a database of its own beside 1C's: nothing of ours stands in the base of 1C.
-- The login of Prorab has rights on this database alone; 1C reads and answers with a login of its own (through ADO).
CREATE DATABASE prorab_exchange COLLATE Cyrillic_General_CI_AS;
GO
USE prorab_exchange;
GO
CREATE TABLE prorab_orders (
  ORDER_KEY char(36) NOT NULL PRIMARY KEY, -- key of the order; once here, it never comes again
  CONTENT text NOT NULL,                   -- the order, line by line as in the file (orders.md)
  STATE varchar(10) NOT NULL,              -- waiting; 1C writes taken, done, refused
  NUMBER varchar(50) NULL,                 -- done: number of the invoice
  INVOICE varchar(80) NULL,                -- done: its key, if known
  REFUSAL varchar(1000) NULL,              -- refused: why
  CHANGED int NOT NULL,                    -- 1C raises it by one with each answer
  SEEN int NOT NULL                        -- the last CHANGED that Prorab has kept
);
GO
CREATE LOGIN prorab_exchange WITH PASSWORD = '…';
CREATE USER prorab_exchange FOR LOGIN prorab_exchange;
GRANT SELECT, INSERT, UPDATE ON prorab_orders TO prorab_exchange;
-- 1C takes: SELECT ORDER_KEY, CONTENT FROM prorab_orders WHERE STATE IN ('waiting', 'taken')
-- 1C answers: UPDATE prorab_orders SET STATE = 'done', NUMBER = '0000000105', CHANGED = CHANGED + 1 WHERE ORDER_KEY = '…'
